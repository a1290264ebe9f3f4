using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Draws the rows of a memory bank.</summary>
/// <param name="capacity">The largest number of rows.</param>
/// <param name="seed">The seed of the fit.</param>
internal sealed class BankSample(int capacity, FitSeed seed) : ICalibration
{
    private readonly Reservoir _reservoir = new(capacity, seed);
    private readonly List<(long Position, float[] Row)> _kept = [];
    private long _seen;

    public void See(ForwardPass pass)
    {
        var rows = pass.Input.cpu().contiguous();
        int size = (int)rows.shape[1];
        foreach (var part in ByteBlocks.Split(rows))
        {
            for (var rest = ByteBlocks.Floats(part); rest.Length > 0; rest = rest[size..])
                See(rest[..size]);
        }
    }

    /// <summary>The bank of the rows seen so far.</summary>
    /// <param name="neighbors">The number of nearest rows that count.</param>
    public RowBank Bank(int neighbors) => new([.. _kept.Select(k => k.Row)], [.. _kept.Select(k => k.Position)], neighbors);

    private void See(ReadOnlySpan<float> row)
    {
        long position = _seen++;
        if (_reservoir.Next() is not { } place)
            return;
        if (place == _kept.Count)
            _kept.Add((position, row.ToArray()));
        else
            _kept[place] = (position, row.ToArray());
    }
}
