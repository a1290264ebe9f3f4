using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How the weights are trained: for how long, in batches of what size, and with which optimiser.</summary>
/// <remarks>
/// The weights of the last epoch are kept, or, with <see cref="KeepBest"/>, those of the best epoch if rows are held out for
/// validation or early stopping is set. A fit that is ended by its time budget or cancelled keeps the weights that it would have kept after its last
/// complete epoch.
/// </remarks>
public sealed record TrainingPlan
{
    private const int DefaultSteps = 3_000;
    private const int FewestDefaultEpochs = 50;
    private const int MostDefaultEpochs = 500;

    /// <summary>
    /// The largest number of passes over the training rows. Default <see langword="null"/>: as many as take 3,000 steps, but at
    /// least 50 and at most 500, so that small tables are learned as thoroughly as large ones. At least 1.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// The number of steps, instead of <see cref="Epochs"/>: training takes the same time however many rows there are. Default
    /// <see langword="null"/>; at least 1, and only if <see cref="Epochs"/> is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// An epoch is then as many whole passes over the rows as make about a fiftieth of the steps, but at least one. Its batches
    /// are filled across passes, so that only the last of an epoch may be smaller, even if there are fewer rows than
    /// <see cref="BatchSize"/>. Training ends after exactly this number of steps, within an epoch if need be. A
    /// <see cref="CosineSchedule"/> falls from step to step.
    /// </remarks>
    public int? Steps { get; init; }

    /// <summary>
    /// The number of steps over which the learning rate rises linearly to that of the optimiser and the schedule: step i of them
    /// has i / <see cref="WarmUpSteps"/> of it. Default 0: none; at least 0, and at most <see cref="Steps"/> if these are set.
    /// </summary>
    public int WarmUpSteps { get; init; }

    /// <summary>The number of rows in a batch; each batch is one step. Default 128; at least 1. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Whether the rows are shuffled for each epoch. Default <see langword="true"/>.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The fraction of the rows, chosen at random, that is held out from training and used to measure the loss after each
    /// epoch. Default 0: none; within [0, 1). If it is above 0, at least one row is held out and at least one is left for
    /// training. If there are more rows than fit into memory, the values of a row decide whether it is held out, so that the
    /// same rows are held out in whatever order they are read; equal rows are treated alike.
    /// </summary>
    public double ValidationFraction { get; init; }

    /// <summary>
    /// Whether the weights of the best epoch are kept if rows are held out, rather than those of the last, which no held-out row
    /// had a part in choosing. Default <see langword="true"/>; always with <see cref="EarlyStopping"/>.
    /// </summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>When to stop early. Default <see langword="null"/>: never stop early.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The time after which the fit ends, counted from the call of <c>Fit</c> and including reading, scanning and
    /// pretraining. Default <see langword="null"/>: no limit; above zero. It is checked before every step. The rows are always
    /// read to their end, and one epoch of the training, of each phase of pretraining and of the phase that learns labels is always
    /// completed, because otherwise there would be nothing to keep. A fit that resumes from a checkpoint completes at least one more epoch.
    /// </summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>The optimiser. Default: <see cref="AdamOptimizer"/>.</summary>
    public Optimizer Optimizer { get; init; } = new AdamOptimizer();

    /// <summary>How the learning rate changes as training goes on. Default: <see cref="ConstantSchedule"/>.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>
    /// The Euclidean norm, over all parameters, to which gradients are clipped. Default <see langword="null"/>: no clipping;
    /// above 0.
    /// </summary>
    public double? MaximumGradientNorm { get; init; }

    /// <summary>
    /// The maximum number of rows held in memory. If there are more, they are read again from the data for each epoch, this
    /// many at a time, and shuffled only within such a block; if the data are sorted, apply <c>ShuffleRows</c> first. Default
    /// <see langword="null"/>: as many as fit into 4 GiB; at least 1.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Rows in memory are held about once, even if their number is not known in advance. Data that do not fit are read once in
    /// advance and once for each epoch. The rows may come in a different order each time, but their number must stay the same.
    /// Held-out rows stay in memory if they are at most half of this number.
    /// </para>
    /// <para>
    /// In layer-wise training the limit also applies to the outputs of each phase. If the rows are in memory, the outputs of one
    /// phase at a time are kept beside them, provided that they are no more than this number of rows, or 4 GiB; otherwise they
    /// are recomputed for each batch.
    /// </para>
    /// </remarks>
    public long? RowsInMemory { get; init; }

    /// <summary>
    /// The number of threads that each operation may use on the CPU; at least 1. Default <see langword="null"/>: one for each
    /// 1e8 floating-point operations of a step (6 · batch size · weights), and at most one for each processor. The history
    /// records the number. It is not part of a saved model. A checkpoint can be resumed with a different number; the weights may
    /// then differ in their last digits.
    /// </summary>
    /// <remarks>
    /// Small steps gain nothing from a second thread. If other work occupies one of the processors, threads that wait for each
    /// other can make a step take many times as long; 1 is then the better choice even for large networks. The number is set with
    /// <c>torch.set_num_threads</c> while a fit runs, and the previous number is restored afterwards, however the fit ends. Fits
    /// that run at the same time share the number of the first of them. A BLAS other than libtorch's own may respect only its
    /// environment variables, such as <c>OMP_NUM_THREADS</c>, <c>MKL_NUM_THREADS</c> or <c>OPENBLAS_NUM_THREADS</c>; set them
    /// before the process starts.
    /// </remarks>
    [JsonIgnore]
    public int? Threads { get; init; }

    /// <summary>
    /// The file in which the fit saves its state after every epoch; its folder must exist. Default <see langword="null"/>: none.
    /// If a fit finds the file, and has the same rows in the same order and the same options (apart from time budgets), it
    /// resumes where the earlier fit ended and arrives at the same weights as an uninterrupted fit. Each phase of pretraining,
    /// and the phase that learns labels, has a file of its own beside it, with <c>.phase1</c> and so on appended to its name. A fit that runs to completion deletes
    /// the files. Before any rows are read, the fit checks that it can write to the folder. If a file cannot be written or
    /// deleted later, the fit logs a warning, continues, and tries again after the next epoch. The path is not part of a saved
    /// model.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointPath { get; init; }

    /// <summary>The largest number of passes over this many rows.</summary>
    internal int EpochsFor(long rows)
    {
        long stepsPerEpoch = Math.Max(1, ((rows - 1) / BatchSize) + 1);
        return Epochs ?? (int)Math.Clamp((DefaultSteps + stepsPerEpoch - 1) / stepsPerEpoch, FewestDefaultEpochs, MostDefaultEpochs);
    }

    internal void Validate(OptionFaults faults, string name)
    {
        if (Epochs is { } epochs)
            faults.AtLeast(epochs, 1, name + ".Epochs");
        if (Steps is { } steps)
            faults.AtLeast(steps, 1, name + ".Steps");
        if (Steps is not null && Epochs is not null)
            faults.Add(name + ".Steps", Steps, "null if Epochs is set");
        faults.AtLeast(WarmUpSteps, 0, name + ".WarmUpSteps");
        if (WarmUpSteps > Steps)
            faults.Add(name + ".WarmUpSteps", WarmUpSteps, "at most Steps");
        faults.AtLeast(BatchSize, 1, name + ".BatchSize");
        faults.FromZeroToBelowOne(ValidationFraction, name + ".ValidationFraction");
        EarlyStopping?.Validate(faults, name + ".EarlyStopping");
        if (EarlyStopping is not null && !KeepBest)
            faults.Add(name + ".KeepBest", KeepBest, "true with EarlyStopping, which restores the weights of the best epoch");
        if (TimeBudget is { } budget)
            faults.Above(budget.TotalSeconds, 0, name + ".TimeBudget (seconds)");
        if (faults.Given(Optimizer, name + ".Optimizer"))
            Optimizer.Validate(faults, name + ".Optimizer");
        if (faults.Given(Schedule, name + ".Schedule"))
            Schedule.Validate(faults, name + ".Schedule");
        if (MaximumGradientNorm is { } norm)
            faults.Above(norm, 0, name + ".MaximumGradientNorm");
        if (RowsInMemory is { } rows)
            faults.AtLeast(rows, 1, name + ".RowsInMemory");
        if (Threads is { } threads)
            faults.AtLeast(threads, 1, name + ".Threads");
        if (CheckpointPath is { } path && string.IsNullOrWhiteSpace(path))
            faults.Add(name + ".CheckpointPath", $"'{path}'", "null or the path of a file");
    }
}
