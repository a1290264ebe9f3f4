using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The rows of a fit, [count, size], in scaled units, and which of them are fitted to and which held out.</summary>
internal sealed class TrainingRows
{
    private readonly Tensor _rows;
    private readonly Tensor _training;
    private readonly Tensor? _validation;

    private TrainingRows(Tensor rows, Tensor training, Tensor? validation, InputScale? scale, Device device)
    {
        _rows = rows;
        _training = training;
        _validation = validation;
        Device = device;
        Scale = scale;
    }

    public InputScale? Scale { get; }

    /// <summary>Where batches are computed with.</summary>
    public Device Device { get; }

    public long TrainingCount => _training.shape[0];

    public long ValidationCount => _validation?.shape[0] ?? 0;

    /// <summary>Holds rows out at random, learns the scale from the others, and scales all of them where they are.</summary>
    public static TrainingRows Prepare(Tensor rows, double validationFraction, InputScaling scaling, Generator generator, Device device)
    {
        long count = rows.shape[0];
        long held = validationFraction > 0 ? Math.Max(1, (long)Math.Round(count * validationFraction)) : 0;
        if (held >= count)
        {
            throw new InvalidOperationException(
                $"There {(count == 1 ? "is 1 row" : $"are {count} rows")}: too few to hold {held} out for validation and fit to the rest. Set ValidationFraction to 0 or give more rows.");
        }
        var order = held > 0 ? randperm(count, ScalarType.Int64, generator: generator) : arange(count, ScalarType.Int64);
        var training = order.narrow(0, held, count - held);
        var scale = InputScale.Learn(scaling, rows, training);
        scale?.Apply(rows);
        return new TrainingRows(rows, training, held > 0 ? order.narrow(0, 0, held) : null, scale, device);
    }

    /// <summary>The order in which an epoch meets the training rows: drawn from <paramref name="generator"/>, or as they came without one.</summary>
    public Tensor TrainingOrder(Generator? generator) => generator is null
        ? _training
        : _training.index_select(0, randperm(TrainingCount, ScalarType.Int64, generator: generator));

    /// <summary>The order of the rows held out; null without any.</summary>
    public Tensor? ValidationOrder => _validation;

    /// <summary>The rows at some places of an order, on the device of the fit.</summary>
    public Tensor Batch(Tensor order, long start, long size) =>
        _rows.index_select(0, order.narrow(0, start, Math.Min(size, order.shape[0] - start))).to(Device);
}
