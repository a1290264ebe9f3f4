using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>More rows than memory should hold: read again for each epoch, block by block, each block in an order of its own.</summary>
internal sealed class StreamedRows : TrainingRows
{
    private readonly RowSource _source;
    private readonly long _blockRows;
    private readonly Func<long, bool> _isHeldOut;
    private readonly Func<Tensor, Tensor>? _function;

    private StreamedRows(RowSource source, long blockRows, Func<long, bool> isHeldOut, InputScale? scale, Device device, Func<Tensor, Tensor>? function = null)
        : base(scale, device)
    {
        _function = function;
        _source = source;
        _blockRows = blockRows;
        _isHeldOut = isHeldOut;
    }

    public override long TrainingCount => Counted.Training;

    public override long ValidationCount => Counted.Validation;

    private (long Training, long Validation) Counted { get; init; }

    /// <summary>Reads all rows once: counts and checks them, and learns the scale from those that are fitted to.</summary>
    public static StreamedRows Prepare(RowSource source, TrainingPlan plan, InputScaling scaling, long blockRows, FitSeed seed, Device device)
    {
        bool IsHeldOut(long row) => plan.ValidationFraction > 0 && (row == 0 || seed.IsHeldOut(row, plan.ValidationFraction));
        var learner = new InputScaleLearner();
        double checksum = 0;
        long training = Scan(source, row => !IsHeldOut(row), (chunk, before) =>
        {
            checksum += ChecksumOf(chunk, before);
            if (scaling != InputScaling.None)
                learner.Add(chunk);
        });
        long validation = plan.ValidationFraction > 0 ? Scan(source, IsHeldOut, (chunk, before) => checksum += ChecksumOf(chunk, before)) : 0;
        if (training + validation == 0)
            throw NoRows(source.Column.Name);
        if (training == 0)
            throw TooFew(validation, validation);
        // From here on the training ends where it is cancelled, not in the middle of reading.
        return new StreamedRows(source with { Cancellation = default }, blockRows, IsHeldOut, learner.Learn(scaling), device)
        {
            Counted = (training, validation),
            Checksum = checksum,
        };
    }

    public override BatchReader Training(int batchSize, Generator? generator) =>
        // Whole batches: only the last of an epoch is smaller.
        new Reader(this, Math.Max(1, _blockRows / batchSize) * batchSize, row => !_isHeldOut(row), batchSize, generator);

    public override BatchReader Validation(int batchSize) => new Reader(this, batchSize, _isHeldOut, batchSize, generator: null);

    /// <summary>Computed again for each batch: the results would need the memory that the rows do not have.</summary>
    public override TrainingRows Through(Func<Tensor, Tensor> function)
    {
        var before = _function;
        return new StreamedRows(_source, _blockRows, _isHeldOut, Scale, Device, batch => function(before?.Invoke(batch) ?? batch))
        {
            Counted = Counted,
            Checksum = Checksum,
        };
    }

    private static long Scan(RowSource source, Func<long, bool> keep, Action<Tensor, long> see)
    {
        using var scope = NewDisposeScope();
        using var reader = source.Open();
        var block = empty(InputScaleLearner.ChunkRows, source.Size);
        long count = 0;
        while (reader.Fill(block, keep) is var rows and > 0)
        {
            using var inner = NewDisposeScope();
            see(block.narrow(0, 0, rows), count);
            count += rows;
        }
        return count;
    }

    private sealed class Reader : BatchReader
    {
        private readonly StreamedRows _rows;
        private readonly RowReader _reader;
        private readonly Tensor _block;
        private readonly Func<long, bool> _keep;
        private readonly int _batchSize;
        private readonly Generator? _generator;
        private Tensor? _order;
        private long _at;

        public Reader(StreamedRows rows, long blockRows, Func<long, bool> keep, int batchSize, Generator? generator)
        {
            _rows = rows;
            _reader = rows._source.Open();
            _block = empty(blockRows, rows._source.Size).DetachFromDisposeScope();
            _keep = keep;
            _batchSize = batchSize;
            _generator = generator;
        }

        public override Tensor? Next()
        {
            if (_order is null || _at >= _order.shape[0])
                ReadBlock();
            if (_order is null)
                return null;
            long count = Math.Min(_batchSize, _order.shape[0] - _at);
            var batch = _block.index_select(0, _order.narrow(0, _at, count)).to(_rows.Device);
            _at += count;
            using var noGradients = no_grad();
            return _rows._function?.Invoke(batch) ?? batch;
        }

        public override void Dispose()
        {
            _order?.Dispose();
            _block.Dispose();
            _reader.Dispose();
        }

        private void ReadBlock()
        {
            _order?.Dispose();
            _order = null;
            _at = 0;
            int count = _reader.Fill(_block, _keep);
            if (count == 0)
                return;
            _rows.Scale?.Apply(_block.narrow(0, 0, count));
            var order = _generator is null ? arange(count, ScalarType.Int64) : randperm(count, ScalarType.Int64, generator: _generator);
            _order = order.DetachFromDisposeScope();
        }
    }
}
