using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How long, in which portions and with which steps the weights are fitted.</summary>
/// <remarks>
/// The weights that are kept are those of the last epoch; of the best, where rows are held out for validation or early
/// stopping is set. A fit that its time budget or its cancellation ends keeps the weights that it would have kept after
/// its last complete epoch.
/// </remarks>
public sealed record TrainingPlan
{
    /// <summary>The largest number of passes over the training rows. Default 50; at least 1.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>The number of rows a step. Default 128; at least 1. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Whether the rows are put into a new random order for each epoch. Default <see langword="true"/>.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The part of the rows, drawn at random, that is not fitted to but measured after each epoch. Default 0: none; within
    /// [0, 1). Above 0 at least one row is held out and at least one is left. Of more rows than memory holds each is drawn by
    /// its values, so that the same are held out in whatever order they come; equal rows go to the same side.
    /// </summary>
    public double ValidationFraction { get; init; }

    /// <summary>When to stop early. Default <see langword="null"/>: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The time after which the fit ends, counted from the call of <c>Fit</c>: reading, scanning and pretraining are part of
    /// it. Default <see langword="null"/>: none; above zero. It is looked at before every step. Without them there would be
    /// nothing to keep: the rows are read to their end, and one epoch is completed, of each phase of pretraining too, even
    /// when the time is up; a fit that goes on from a checkpoint completes at least one more.
    /// </summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>How gradients change the weights. Default: <see cref="AdamOptimizer"/>.</summary>
    public Optimizer Optimizer { get; init; } = new AdamOptimizer();

    /// <summary>How the learning rate changes. Default: <see cref="ConstantSchedule"/>.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>
    /// The Euclidean length over all parameters that gradients are cut to. Default <see langword="null"/>: none; above 0.
    /// </summary>
    public double? MaximumGradientNorm { get; init; }

    /// <summary>
    /// The largest number of rows that is read into memory. More are read again from the data for each epoch, this many at a
    /// time, and shuffled among these alone; data in an order of their own then want <c>ShuffleRows</c> first. Default
    /// <see langword="null"/>: as many as 4 GiB hold; at least 1.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Data that are read again are read once ahead and once for each epoch. They may come in another order, but must be as
    /// many each time. The rows held out stay in memory where they are at most half of this number.
    /// </para>
    /// <para>
    /// In layer-wise training it holds for what each phase makes of the rows too: of rows in memory these outputs are kept, one
    /// phase's at a time beside the rows, where they are no more than this number of rows, or than 4 GiB; else they are
    /// computed again for each batch.
    /// </para>
    /// </remarks>
    public long? RowsInMemory { get; init; }

    /// <summary>
    /// The number of threads that each operation may use on the CPU. Default <see langword="null"/>: one for each 1e8
    /// floating-point operations of a step, 6 · batch size · weights, at most one for each processor; at least 1. The history
    /// tells the count. It is not part of a saved model; a checkpoint goes on with another count, to weights that may differ
    /// in their last digits.
    /// </summary>
    /// <remarks>
    /// Small steps gain nothing from a second thread; and where other work has one of the processors, threads that wait for
    /// each other make a step take many times its time. 1 is then the better choice for large networks, too. The count is set
    /// with <c>torch.set_num_threads</c> while a fit runs, and what was set before is put back, however the fit ends; fits
    /// that run at the same time share the count of the first of them. A BLAS other than libtorch's own may heed its
    /// environment variables alone, such as <c>OMP_NUM_THREADS</c>, <c>MKL_NUM_THREADS</c> or <c>OPENBLAS_NUM_THREADS</c>:
    /// set them before the process starts.
    /// </remarks>
    [JsonIgnore]
    public int? Threads { get; init; }

    /// <summary>
    /// The file in which the fit keeps its state after every epoch, in a folder that is there. Default <see langword="null"/>:
    /// none. A fit with the same rows, in the same order, and the same options, but for time budgets, that finds the file goes
    /// on where it ended and comes to the same weights as an uninterrupted one; each phase of pretraining has a file of its own
    /// beside it, its name followed by <c>.phase1</c> and so on. A fit that runs to its end deletes them. Whether the folder
    /// can be written to is tried before anything is read; when later a file cannot be written or deleted, the log is warned,
    /// and the fit goes on and tries again after the next epoch. It is not part of a saved model.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointPath { get; init; }

    internal void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Epochs, 1, name + ".Epochs");
        faults.AtLeast(BatchSize, 1, name + ".BatchSize");
        faults.FromZeroToBelowOne(ValidationFraction, name + ".ValidationFraction");
        EarlyStopping?.Validate(faults, name + ".EarlyStopping");
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
