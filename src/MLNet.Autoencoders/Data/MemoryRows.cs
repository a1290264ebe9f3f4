using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Rows in memory as one matrix, on the device if it has room, otherwise on the CPU.</summary>
internal sealed class MemoryRows : TrainingRows
{
    private readonly Tensor _rows;
    private readonly Tensor? _training;
    private readonly Tensor? _validation;
    private readonly MemoryLimit _limit;
    private readonly bool _computed;

    /// <param name="rows">All rows, [count, size].</param>
    /// <param name="training">The indices of the training rows, on the CPU; null for all, in order.</param>
    /// <param name="validation">The indices of the held-out rows, on the CPU; null for none.</param>
    /// <param name="limit">How much more may be held.</param>
    /// <param name="computed">Whether they were computed from other rows.</param>
    /// <param name="scale">Their scale.</param>
    /// <param name="device">The device for the batches.</param>
    /// <param name="function">The function applied to them before they are used.</param>
    private MemoryRows(Tensor rows, Tensor? training, Tensor? validation, MemoryLimit limit, bool computed, InputScale? scale, Device device, RowFunction? function = null)
        : base((int)rows.shape[1], scale, device, function)
    {
        _rows = rows;
        _training = training;
        _validation = validation;
        _limit = limit;
        _computed = computed;
    }

    public override long TrainingCount => (_training ?? _rows).shape[0];

    public override long ValidationCount => _validation?.shape[0] ?? 0;

    /// <summary>Holds out rows at random, learns the scale from the others, and scales all of them in place.</summary>
    public static MemoryRows Prepare(Tensor rows, double validationFraction, ScalingRule scaling, FitSeed seed, Device device, MemoryLimit limit = default, MissingValues missing = MissingValues.Refuse)
    {
        string checksum = RowDigest.Of(rows);
        var (training, validation) = Split(rows.shape[0], validationFraction, seed);
        var unscaled = new MemoryRows(rows, training, validation, limit, computed: false, scale: null, CPU);
        var choice = scaling.Choose(() => unscaled.Statistics);
        if (choice.Scaling == InputScaling.None && missing == MissingValues.Refuse)
        {
            return new MemoryRows(DeviceRows.Move(rows, device), training, validation, limit, computed: false, scale: null, device)
            {
                Checksum = checksum,
                Scaling = choice,
            };
        }

        var statistics = unscaled.Statistics;
        var scale = statistics.Scale(choice.Scaling);
        scale?.Apply(rows);
        return new MemoryRows(DeviceRows.Move(rows, device), training, validation, limit, computed: false, scale, device)
        {
            Checksum = checksum,
            Scaling = choice,
            Statistics = statistics.Scaled(scale),
            Filling = missing == MissingValues.Mask ? statistics.Scaled(scale).Filling() : null,
        };
    }

    /// <summary>The results are computed once and kept if the limit allows it, otherwise computed again for each batch.</summary>
    public override TrainingRows Through(Func<Batch, Tensor> function, int size)
    {
        var whole = RowFunction.Then(Function, function, size);
        if (_rows.shape[0] > _limit.RowsOf(size))
            return new MemoryRows(_rows, _training, _validation, _limit, _computed, Scale, Device, whole) { Filling = Filling };
        var results = Results(whole);
        Free();
        return new MemoryRows(DeviceRows.Move(results, Device), _training, _validation, _limit, computed: true, scale: null, Device);
    }

    public override void Free()
    {
        if (_computed)
            _rows.Dispose();
    }

    protected override BatchReader ReadTraining(int batchSize, Generator? generator, int passes) =>
        new MatrixReader(_rows, TrainingCount, Order(generator, passes), batchSize, Device);

    protected override BatchReader ReadValidation(int batchSize) =>
        new MatrixReader(_rows, count: 0, OnDevice(_validation?.alias()), batchSize, Device);

    private static (Tensor? Training, Tensor? Validation) Split(long count, double validationFraction, FitSeed seed)
    {
        if (validationFraction == 0)
            return (null, null);
        long held = Math.Max(1, (long)Math.Round(count * validationFraction));
        if (held >= count)
            throw TooFew(count, held);
        using var generator = seed.ForValidation();
        var order = randperm(count, ScalarType.Int64, CPU, generator: generator);
        return (order.narrow(0, held, count - held), order.narrow(0, 0, held));
    }

    private Tensor Results(RowFunction function)
    {
        using var noGradients = no_grad();
        var results = empty(_rows.shape[0], function.Size, ScalarType.Float32, CPU);
        foreach (var (start, count) in ByteBlocks.Of(_rows.shape[0], (long)Math.Max(_rows.shape[1], function.Widest) * sizeof(float)))
        {
            using var scope = NewDisposeScope();
            results.narrow(0, start, count).copy_(function.Apply(Filled(_rows.narrow(0, start, count).to(Device))));
        }
        return results;
    }

    /// <summary>The order of an epoch, drawn on the CPU so that it is the same on every device; null for all rows in their own, once.</summary>
    private Tensor? Order(Generator? generator, int passes)
    {
        if (generator is null && passes == 1)
            return OnDevice(_training?.alias());
        var order = passes == 1 ? Pass(generator) : cat([.. Enumerable.Range(0, passes).Select(_ => Pass(generator))]);
        return OnDevice(_training is null ? order : _training.index_select(0, order));
    }

    private Tensor Pass(Generator? generator) => generator is null
        ? arange(TrainingCount, ScalarType.Int64, CPU)
        : randperm(TrainingCount, ScalarType.Int64, CPU, generator: generator);

    private Tensor? OnDevice(Tensor? order) => order?.to(_rows.device);
}
