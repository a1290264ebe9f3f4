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
    /// The time after which training ends. Default <see langword="null"/>: none; above zero. The first epoch is always
    /// completed.
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
    /// The file in which the fit keeps its state after every epoch. Default <see langword="null"/>: none. A fit with the
    /// same rows, in the same order, and the same options, but for the time budget, that finds the file goes on where it
    /// ended and comes to the same weights as an uninterrupted one. A fit that runs to its end deletes it. It is not part of
    /// a saved model.
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
        if (CheckpointPath is { } path && string.IsNullOrWhiteSpace(path))
            faults.Add(name + ".CheckpointPath", $"'{path}'", "null or the path of a file");
    }
}
