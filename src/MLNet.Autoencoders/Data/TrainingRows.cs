using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The training rows and the held-out rows of a fit, in scaled units or as a function of these.</summary>
internal abstract class TrainingRows(int size, InputScale? scale, Device device, RowFunction? function)
{
    private FeatureStatistics? _statistics;

    /// <summary>The number of values in a row, before <see cref="Function"/>.</summary>
    protected int Size => size;

    public InputScale? Scale => scale;

    /// <summary>The scaling that <see cref="Scale"/> implements, and the reason for it.</summary>
    public ScalingChoice Scaling { get; init; } = new(InputScaling.None, "");

    /// <summary>The device that computes with the batches.</summary>
    public Device Device => device;

    public abstract long TrainingCount { get; }

    public abstract long ValidationCount { get; }

    /// <summary>Identifies these rows, in the order in which they were read: see <see cref="RowDigest"/>.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>The statistics of the training rows, computed on first use if they are not known.</summary>
    public FeatureStatistics Statistics
    {
        get => _statistics ??= FeatureStatistics.Of(Training((int)BlockRows, generator: null));
        init => _statistics = value;
    }

    /// <summary>What takes the place of missing values; null if none are allowed.</summary>
    public MissingFilling? Filling { get; init; }

    /// <summary>The labels of the training rows, which follow the values of the rows; null without supervision.</summary>
    public LabelStatistics? Labels { get; init; }

    /// <summary>The function applied to the rows before they are used; null for none.</summary>
    protected RowFunction? Function => function;

    /// <summary>The number of rows to compute with at once.</summary>
    protected long BlockRows => ByteBlocks.ItemsIn((long)Math.Max(size, function?.Widest ?? 0) * sizeof(float));

    /// <summary>An epoch over the training rows.</summary>
    /// <param name="batchSize">The number of rows in a batch; the last may have fewer.</param>
    /// <param name="generator">The generator for their order; null to keep the order.</param>
    /// <param name="passes">How often the rows are read, one pass after the other; batches are filled across them.</param>
    public BatchReader Training(int batchSize, Generator? generator, int passes = 1) => Computed(ReadTraining(batchSize, generator, passes));

    /// <summary>An epoch over the unlabelled training rows, in batches that have labelled ones too.</summary>
    /// <param name="balance">The numbers of both in a batch; the last may have fewer.</param>
    /// <param name="generator">The generator for their order; null to keep the order.</param>
    /// <param name="passes">How often the unlabelled rows are read.</param>
    public BatchReader Balanced(BatchBalance balance, Generator? generator, int passes) =>
        Computed(new BalancedReader(ReadUnlabelled(balance.Unlabelled, generator, passes), DrawLabelled(generator), balance));

    /// <summary>The held-out rows.</summary>
    /// <param name="batchSize">The number of rows in a batch; the last may have fewer.</param>
    public BatchReader Validation(int batchSize) => Computed(ReadValidation(batchSize));

    /// <summary>Further rows of the same source, which are scaled in place like these.</summary>
    /// <param name="rows">The rows, [rows, size], unscaled, with labels if these have any.</param>
    /// <param name="batchSize">The number of rows in a batch; the last may have fewer.</param>
    public BatchReader Others(Tensor rows, int batchSize)
    {
        scale?.Apply(rows);
        return Computed(new MatrixReader(rows, rows.shape[0], order: null, batchSize, device));
    }

    /// <summary>The same rows, as a function of their values. They replace these if these were computed from other rows themselves.</summary>
    /// <param name="function">Maps a batch, [rows, any size], to another with the same number of rows, [rows, <paramref name="size"/>].</param>
    /// <param name="size">The number of values in a resulting row.</param>
    public abstract TrainingRows Through(Func<Batch, Tensor> function, int size);

    /// <summary>Frees what was computed from other rows, and nothing else.</summary>
    public virtual void Free()
    {
    }

    /// <summary>The training rows, before <see cref="Function"/>.</summary>
    protected abstract BatchReader ReadTraining(int batchSize, Generator? generator, int passes);

    /// <summary>The held-out rows, before <see cref="Function"/>.</summary>
    protected abstract BatchReader ReadValidation(int batchSize);

    /// <summary>The unlabelled training rows, before <see cref="Function"/>.</summary>
    protected abstract BatchReader ReadUnlabelled(int batchSize, Generator? generator, int passes);

    /// <summary>The labelled training rows, drawn in turn.</summary>
    protected abstract RowDraws DrawLabelled(Generator? generator);

    /// <summary>Makes a batch of rows as they are stored, in scaled units: labels are split off, and gaps are filled.</summary>
    protected Batch Prepared(Tensor rows)
    {
        var batch = Labels?.SplitOff(rows) ?? rows;
        return Filling?.Fill(batch) ?? batch;
    }

    protected static InvalidOperationException TooFew(long count, long held) => new(
        $"There {(count == 1 ? "is 1 row" : $"are {count} rows")}, which is too few to hold out {held} for validation and train on the rest. Set Training.ValidationFraction to 0 or provide more rows.");

    private BatchReader Computed(BatchReader batches)
    {
        var prepared = Filling is null && Labels is null ? batches : new PreparedReader(batches, Prepared);
        return function is null ? prepared : new ComputedReader(prepared, function);
    }
}
