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

    /// <param name="rows">All rows, [count, size], each followed by its label if there are labels.</param>
    /// <param name="size">The number of values in a row.</param>
    /// <param name="training">The indices of the training rows, on the CPU; null for all, in order.</param>
    /// <param name="validation">The indices of the held-out rows, on the CPU; null for none.</param>
    /// <param name="limit">How much more may be held.</param>
    /// <param name="computed">Whether they were computed from other rows.</param>
    /// <param name="scale">Their scale.</param>
    /// <param name="device">The device for the batches.</param>
    /// <param name="function">The function applied to them before they are used.</param>
    private MemoryRows(Tensor rows, int size, Tensor? training, Tensor? validation, MemoryLimit limit, bool computed, InputScale? scale, Device device, RowFunction? function = null)
        : base(size, scale, device, function)
    {
        _rows = rows;
        _training = training;
        _validation = validation;
        _limit = limit;
        _computed = computed;
    }

    public override long TrainingCount => (_training ?? _rows).shape[0];

    public override long ValidationCount => _validation?.shape[0] ?? 0;

    /// <summary>The indices of the training rows with and without a label, in order, on the CPU; null without labels.</summary>
    private (Tensor Labelled, Tensor Unlabelled)? ByLabel { get; init; }

    /// <summary>Holds out rows at random, learns the scale from the others, and scales all of them in place.</summary>
    public static MemoryRows Prepare(Tensor rows, double validationFraction, ScalingRule scaling, FitSeed seed, Device device, MemoryLimit limit = default, MissingValues missing = MissingValues.Refuse, LabelColumn? label = null)
    {
        string checksum = RowDigest.Of(rows);
        var (training, validation) = Split(rows.shape[0], validationFraction, seed);
        int size = (int)rows.shape[1] - (label is null ? 0 : 1);
        var labels = label is null ? null : Learn(label, rows.select(1, size), training, validation);
        var byLabel = label is null ? default((Tensor, Tensor)?) : Divide(rows.select(1, size), training);
        var unscaled = new MemoryRows(rows, size, training, validation, limit, computed: false, scale: null, CPU) { Labels = labels };
        var choice = scaling.Choose(() => unscaled.Statistics);
        if (choice.Scaling == InputScaling.None && missing == MissingValues.Refuse)
        {
            return new MemoryRows(DeviceRows.Move(rows, device), size, training, validation, limit, computed: false, scale: null, device)
            {
                Checksum = checksum,
                Scaling = choice,
                Labels = labels,
                ByLabel = byLabel,
            };
        }

        var statistics = unscaled.Statistics;
        var scale = statistics.Scale(choice.Scaling);
        scale?.Apply(rows);
        return new MemoryRows(DeviceRows.Move(rows, device), size, training, validation, limit, computed: false, scale, device)
        {
            Checksum = checksum,
            Scaling = choice,
            Labels = labels,
            ByLabel = byLabel,
            Statistics = statistics.Scaled(scale),
            Filling = missing == MissingValues.Mask ? statistics.Scaled(scale).Filling() : null,
        };
    }

    /// <summary>The results are computed once and kept if the limit allows it, otherwise computed again for each batch.</summary>
    public override TrainingRows Through(Func<Batch, Tensor> function, int size)
    {
        var whole = RowFunction.Then(Function, function, size);
        if (_rows.shape[0] > _limit.RowsOf(size))
            return new MemoryRows(_rows, Size, _training, _validation, _limit, _computed, Scale, Device, whole) { Filling = Filling, Labels = Labels };
        var results = Results(whole);
        Free();
        return new MemoryRows(DeviceRows.Move(results, Device), size, _training, _validation, _limit, computed: true, scale: null, Device);
    }

    public override void Free()
    {
        if (_computed)
            _rows.Dispose();
    }

    protected override BatchReader ReadTraining(int batchSize, Generator? generator, int passes) =>
        new MatrixReader(_rows, TrainingCount, Order(_training, TrainingCount, generator, passes), batchSize, Device);

    protected override BatchReader ReadValidation(int batchSize) =>
        new MatrixReader(_rows, count: 0, OnDevice(_validation?.alias()), batchSize, Device);

    protected override BatchReader ReadUnlabelled(int batchSize, Generator? generator, int passes)
    {
        var unlabelled = ByLabel!.Value.Unlabelled;
        return new MatrixReader(_rows, count: 0, Order(unlabelled, unlabelled.shape[0], generator, passes), batchSize, Device);
    }

    protected override RowDraws DrawLabelled(Generator? generator) => new(_rows, OnDevice(ByLabel!.Value.Labelled.alias())!, generator, Device);

    private static LabelStatistics Learn(LabelColumn column, Tensor labels, Tensor? training, Tensor? validation)
    {
        using var scope = NewDisposeScope();
        var learner = new LabelLearner(column);
        Each(training is null ? labels.contiguous() : labels.index_select(0, training), learner.Add);
        if (validation is not null)
            Each(labels.index_select(0, validation), learner.AddHeldOut);
        return learner.Learned();

        static void Each(Tensor labels, Action<float> add)
        {
            foreach (var part in ByteBlocks.Split(labels))
            {
                foreach (float label in ByteBlocks.Floats(part))
                    add(label);
            }
        }
    }

    private static (Tensor Labelled, Tensor Unlabelled) Divide(Tensor labels, Tensor? training)
    {
        List<long> labelled = [], unlabelled = [];
        using (NewDisposeScope())
        {
            var indices = training ?? arange(labels.shape[0], ScalarType.Int64, CPU);
            foreach (var (row, isMissing) in indices.data<long>().Zip(labels.index_select(0, indices).isnan().data<bool>()))
                (isMissing ? unlabelled : labelled).Add(row);
        }
        return (tensor(labelled.ToArray(), ScalarType.Int64, CPU), tensor(unlabelled.ToArray(), ScalarType.Int64, CPU));
    }

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
            results.narrow(0, start, count).copy_(function.Apply(Prepared(_rows.narrow(0, start, count).to(Device))));
        }
        return results;
    }

    /// <summary>The order of an epoch, drawn on the CPU so that it is the same on every device; null for all rows in their own, once.</summary>
    private Tensor? Order(Tensor? indices, long count, Generator? generator, int passes)
    {
        if (generator is null && passes == 1)
            return OnDevice(indices?.alias());
        var order = passes == 1 ? Pass(count, generator) : cat([.. Enumerable.Range(0, passes).Select(_ => Pass(count, generator))]);
        return OnDevice(indices is null ? order : indices.index_select(0, order));
    }

    private static Tensor Pass(long count, Generator? generator) => generator is null
        ? arange(count, ScalarType.Int64, CPU)
        : randperm(count, ScalarType.Int64, CPU, generator: generator);

    private Tensor? OnDevice(Tensor? order) => order?.to(_rows.device);
}
