using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Rows in memory, as one matrix.</summary>
internal sealed class MemoryRows : TrainingRows
{
    private readonly Tensor _rows;
    private readonly Tensor _training;
    private readonly Tensor? _validation;

    private MemoryRows(Tensor rows, Tensor training, Tensor? validation, InputScale? scale, Device device)
        : base(scale, device)
    {
        _rows = rows;
        _training = training;
        _validation = validation;
    }

    public override long TrainingCount => _training.shape[0];

    public override long ValidationCount => _validation?.shape[0] ?? 0;

    /// <summary>Holds rows out at random, learns the scale from the others, and scales all of them where they are.</summary>
    public static MemoryRows Prepare(Tensor rows, double validationFraction, InputScaling scaling, FitSeed seed, Device device)
    {
        long count = rows.shape[0];
        long held = validationFraction > 0 ? Math.Max(1, (long)Math.Round(count * validationFraction)) : 0;
        if (held >= count)
            throw TooFew(count, held);
        using var generator = seed.ForValidation();
        var order = held > 0 ? randperm(count, ScalarType.Int64, generator: generator) : arange(count, ScalarType.Int64);
        var training = order.narrow(0, held, count - held);
        double checksum = ChecksumOf(rows);
        var scale = Learn(scaling, rows, training);
        scale?.Apply(rows);
        return new MemoryRows(rows, training, held > 0 ? order.narrow(0, 0, held) : null, scale, device) { Checksum = checksum };
    }

    public override BatchReader Training(int batchSize, Generator? generator) =>
        new Reader(this, generator is null ? _training : Shuffled(generator), batchSize);

    public override BatchReader Validation(int batchSize) => new Reader(this, _validation, batchSize);

    /// <summary>Computed once, and kept.</summary>
    public override TrainingRows Through(Func<Tensor, Tensor> function)
    {
        using var noGradients = no_grad();
        Tensor? results = null;
        for (long start = 0; start < _rows.shape[0]; start += InputScaleLearner.ChunkRows)
        {
            using var scope = NewDisposeScope();
            long count = Math.Min(InputScaleLearner.ChunkRows, _rows.shape[0] - start);
            var chunk = function(_rows.narrow(0, start, count).to(Device)).cpu();
            results ??= empty(_rows.shape[0], chunk.shape[1]).MoveToOuterDisposeScope();
            results.narrow(0, start, count).copy_(chunk);
        }
        return new MemoryRows(results!, _training, _validation, scale: null, Device) { Checksum = Checksum };
    }

    private static double ChecksumOf(Tensor rows)
    {
        using var scope = NewDisposeScope();
        double sum = 0;
        long count = rows.shape[0];
        // In chunks: in double precision all rows at once would take twice their memory.
        for (long start = 0; start < count; start += InputScaleLearner.ChunkRows)
            sum += ChecksumOf(rows.narrow(0, start, Math.Min(InputScaleLearner.ChunkRows, count - start)), start);
        return sum;
    }

    private static InputScale? Learn(InputScaling scaling, Tensor rows, Tensor index)
    {
        if (scaling == InputScaling.None)
            return null;
        var learner = new InputScaleLearner();
        long count = index.shape[0];
        for (long start = 0; start < count; start += InputScaleLearner.ChunkRows)
        {
            using var scope = NewDisposeScope();
            learner.Add(rows.index_select(0, index.narrow(0, start, Math.Min(InputScaleLearner.ChunkRows, count - start))));
        }
        return learner.Learn(scaling);
    }

    private Tensor Shuffled(Generator generator) =>
        _training.index_select(0, randperm(TrainingCount, ScalarType.Int64, generator: generator));

    private sealed class Reader(MemoryRows rows, Tensor? order, int batchSize) : BatchReader
    {
        private long _at;

        public override Tensor? Next()
        {
            long count = Math.Min(batchSize, (order?.shape[0] ?? 0) - _at);
            if (count <= 0)
                return null;
            var batch = rows._rows.index_select(0, order!.narrow(0, _at, count)).to(rows.Device);
            _at += count;
            return batch;
        }

        public override void Dispose()
        {
        }
    }
}
