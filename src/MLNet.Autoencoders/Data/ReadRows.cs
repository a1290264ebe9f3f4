using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The rows of a source as they were read: all of them or, if there are too many, as many as memory should hold.</summary>
internal sealed class ReadRows : IDisposable
{
    private readonly RowSource _source;
    private readonly MemoryLimit _limit;
    private readonly RowReader _reader;
    private readonly RowBlocks _rows;

    /// <summary>Reads until the rows end or memory should hold no more.</summary>
    /// <remarks>The number of rows that a view states is ignored.</remarks>
    public ReadRows(RowSource source, TrainingPlan plan)
    {
        _source = source;
        _limit = new MemoryLimit(plan.RowsInMemory);
        _reader = source.Open();
        _rows = new RowBlocks(source.Width);
        AreAll = _rows.Read(_reader, _limit.RowsOf(source.Width));
        if (_rows.Count == 0)
            throw new InvalidOperationException($"Column '{source.Column.Name}': there are no rows to train on.");
    }

    /// <summary>Whether these are all rows, so that they are in memory.</summary>
    public bool AreAll { get; }

    /// <summary>Hands over all rows as a matrix, [count, width], unscaled.</summary>
    public Tensor ToMatrix() => _rows.ToMatrix();

    /// <summary>Prepares the rows for training.</summary>
    public TrainingRows Prepare(TrainingPlan plan, ScalingRule scaling, FitSeed seed, Device device) => AreAll
        ? Prepare(ToMatrix(), plan, scaling, seed, device)
        : Checked(StreamedRows.Prepare(_source, _rows, _reader, plan, scaling, _limit.RowsOf(_source.Width), seed, device));

    /// <summary>Prepares some of the rows for training. They are scaled in place.</summary>
    public TrainingRows Prepare(Tensor rows, TrainingPlan plan, ScalingRule scaling, FitSeed seed, Device device) =>
        Checked(MemoryRows.Prepare(rows, plan.ValidationFraction, scaling, seed, device, _limit, _source.Missing, _source.Label));

    public void Dispose()
    {
        _rows.Dispose();
        _reader.Dispose();
    }

    private TrainingRows Checked(TrainingRows rows)
    {
        if (rows.Filling is not null && rows.Statistics.Unknown is [var feature, ..])
            throw new InvalidOperationException($"Column '{_source.Column.Name}': value {feature} is missing (NaN) in every training row, so that nothing can be learned about it. Remove it from the column.");
        if (rows.Labels is { } labels)
            labels.Column.Require(labels);
        return rows;
    }
}
