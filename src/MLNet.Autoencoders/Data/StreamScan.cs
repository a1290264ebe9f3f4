using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The first pass over a stream: counts its rows, learns statistics of the training rows, and keeps the held-out rows.</summary>
/// <param name="source">The rows.</param>
/// <param name="holdOut">Decides which rows are held out.</param>
/// <param name="limit">The maximum number of held-out rows that are kept, and of labelled training rows.</param>
internal sealed class StreamScan(RowSource source, HoldOut holdOut, long limit) : IDisposable
{
    private readonly int _width = source.Width;
    private readonly FeatureLearner _learner = new();
    private readonly RowDigest _digest = new();
    private readonly LabelLearner? _labels = source.Label is null ? null : new(source.Label);
    private readonly KeptBlocks _held = new(source.Width, limit, holdOut.IsAsked);
    private readonly KeptBlocks _labelled = new(source.Width, limit, source.LabelledFraction is not null);

    public long TrainingCount { get; private set; }

    public long ValidationCount { get; private set; }

    /// <summary>The smallest draw of all rows.</summary>
    public double LeastDraw { get; private set; } = 1;

    public FeatureStatistics Statistics => _learner.Learned();

    /// <summary>The labels of the training rows; null without supervision.</summary>
    public LabelStatistics? Labels => _labels?.Learned();

    public string Digest() => _digest.End();

    /// <summary>The held-out rows, [count, width]; null if there are none or more than the limit.</summary>
    public Tensor? Held() => _held.ToMatrix();

    /// <summary>The labelled training rows, [count, width]; null if they are not asked for or more than the limit.</summary>
    public Tensor? Labelled() => _labelled.ToMatrix();

    /// <summary>Reads rows to their end.</summary>
    public void ReadAll(RowReader reader)
    {
        using var block = empty(ByteBlocks.ItemsIn((long)_width * sizeof(float)), _width, ScalarType.Float32, CPU);
        while (reader.Fill(block) is var rows and > 0)
        {
            using var read = block.narrow(0, 0, rows);
            See(read);
        }
    }

    /// <summary>Adds rows, [rows, width], on the CPU.</summary>
    public void See(Tensor rows)
    {
        _digest.Add(rows);
        foreach (var part in ByteBlocks.Split(rows))
            SeePart(part);
    }

    public void Dispose()
    {
        _digest.Dispose();
        _held.Dispose();
        _labelled.Dispose();
    }

    private void SeePart(Tensor rows)
    {
        var values = ByteBlocks.Floats(rows);
        List<long> held = [], labelled = [];
        for (int start = 0; start < values.Length; start += _width)
        {
            ReadOnlySpan<float> row = values.Slice(start, _width);
            bool isHeldOut = IsHeldOut(row);
            if (isHeldOut)
                held.Add(start / _width);
            else
                _learner.Add(row[..source.Size]);
            if (_labels is null)
                continue;
            if (isHeldOut)
                _labels.AddHeldOut(row[^1]);
            else
                _labels.Add(row[^1]);
            if (!isHeldOut && !float.IsNaN(row[^1]))
                labelled.Add(start / _width);
        }
        ValidationCount += held.Count;
        TrainingCount += rows.shape[0] - held.Count;
        _held.Add(rows, held);
        _labelled.Add(rows, labelled);
    }

    private bool IsHeldOut(ReadOnlySpan<float> row)
    {
        if (!holdOut.IsAsked)
            return false;
        double draw = holdOut.Draw(row);
        LeastDraw = Math.Min(LeastDraw, draw);
        return draw < holdOut.Bound;
    }
}
