using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The rows of a fit, in scaled units: those that are fitted to, and those held out.</summary>
internal abstract class TrainingRows(InputScale? scale, Device device)
{
    /// <summary>What is read into memory when the plan does not say.</summary>
    private const long DefaultBytesInMemory = 4L << 30;

    public InputScale? Scale => scale;

    /// <summary>Where batches are computed with.</summary>
    public Device Device => device;

    public abstract long TrainingCount { get; }

    public abstract long ValidationCount { get; }

    /// <summary>What tells these rows, in this order, from others, to float rounding: see <see cref="ChecksumOf"/>.</summary>
    public required double Checksum { get; init; }

    /// <summary>Reads the rows into memory; where they are too many, prepares to read them again for each epoch.</summary>
    public static TrainingRows Load(RowSource source, TrainingPlan plan, InputScaling scaling, FitSeed seed, Device device)
    {
        long limit = plan.RowsInMemory ?? Math.Max(1, DefaultBytesInMemory / (source.Size * sizeof(float)));
        return RowMatrix.Read(source, limit) is { } matrix
            ? MemoryRows.Prepare(matrix, plan.ValidationFraction, scaling, seed, device)
            : StreamedRows.Prepare(source, plan, scaling, limit, seed, device);
    }

    /// <summary>An epoch over the rows to fit to.</summary>
    /// <param name="batchSize">The number of rows a batch; the last may have fewer.</param>
    /// <param name="generator">Where their order is drawn from; without it they come as they are.</param>
    public abstract BatchReader Training(int batchSize, Generator? generator);

    /// <summary>The rows held out.</summary>
    /// <param name="batchSize">The number of rows a batch; the last may have fewer.</param>
    public abstract BatchReader Validation(int batchSize);

    /// <summary>The same rows, as a function of their values.</summary>
    /// <param name="function">From a batch, [rows, size], to another with as many rows.</param>
    public abstract TrainingRows Through(Func<Tensor, Tensor> function);

    public static InvalidOperationException NoRows(string column) => new($"Column '{column}': there are no rows to learn from.");

    /// <summary>The sum of a chunk's values as they came, each row as often as its place says, counted from 1.</summary>
    protected static double ChecksumOf(Tensor chunk, long before)
    {
        using var scope = NewDisposeScope();
        var places = arange(before + 1, before + 1 + chunk.shape[0], ScalarType.Float64);
        return (chunk.sum(1, type: ScalarType.Float64) * places).sum().item<double>();
    }

    protected static InvalidOperationException TooFew(long count, long held) => new(
        $"There {(count == 1 ? "is 1 row" : $"are {count} rows")}: too few to hold {held} out for validation and fit to the rest. Set Training.ValidationFraction to 0 or give more rows.");
}
