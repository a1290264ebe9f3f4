using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>More rows than memory should hold. They are read again for each epoch, block by block, and shuffled within each block.</summary>
internal sealed class StreamedRows : TrainingRows
{
    private readonly RowSource _source;
    private readonly HoldOut _holdOut;
    private readonly Tensor? _held;
    private readonly long _blockRows;
    private readonly (long Training, long Validation) _counted;

    private StreamedRows(RowSource source, HoldOut holdOut, Tensor? held, long blockRows, (long Training, long Validation) counted, InputScale? scale, Device device, RowFunction? function)
        : base(source.Size, scale, device, function)
    {
        _source = source;
        _holdOut = holdOut;
        _held = held;
        _blockRows = blockRows;
        _counted = counted;
    }

    public override long TrainingCount => _counted.Training;

    public override long ValidationCount => _counted.Validation;

    /// <summary>Reads all rows once: counts and checks them, learns the statistics of the training rows, and keeps the held-out rows if they are few.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="begun">The rows that have been read already.</param>
    /// <param name="reader">Reads the other rows.</param>
    /// <param name="plan">The plan, which sets the fraction that is held out.</param>
    /// <param name="scaling">How they are scaled.</param>
    /// <param name="limit">The maximum number of rows to hold in memory; held-out rows may take at most half of it.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="device">The device for the batches.</param>
    public static StreamedRows Prepare(RowSource source, RowBlocks begun, RowReader reader, TrainingPlan plan, ScalingRule scaling, long limit, FitSeed seed, Device device)
    {
        var holdOut = new HoldOut(seed, plan.ValidationFraction);
        using var first = new StreamScan(source.Size, holdOut, limit / 2);
        foreach (var rows in begun.Drain())
            first.See(rows);
        first.ReadAll(reader);
        if (!holdOut.IsAsked || first.ValidationCount > 0)
            return Prepared(first, holdOut);

        // No draw fell below the bound: then the least one is held out.
        holdOut = holdOut with { Bound = Math.BitIncrement(first.LeastDraw) };
        using var second = new StreamScan(source.Size, holdOut, limit / 2);
        using var again = source.Open();
        second.ReadAll(again);
        return Prepared(second, holdOut);

        StreamedRows Prepared(StreamScan scan, HoldOut holdOut)
        {
            if (scan.TrainingCount == 0)
                throw TooFew(scan.ValidationCount, scan.ValidationCount);
            var statistics = scan.Statistics;
            var choice = scaling.Choose(() => statistics);
            var scale = statistics.Scale(choice.Scaling);
            var held = scan.Held();
            if (held is not null)
                scale?.Apply(held);
            long blockRows = Math.Max(1, limit - (held?.shape[0] ?? 0));
            // From here on the training ends where it is cancelled, not in the middle of reading.
            return new StreamedRows(source with { Cancellation = default }, holdOut, held, blockRows, (scan.TrainingCount, scan.ValidationCount), scale, device, function: null)
            {
                Checksum = scan.Digest(),
                Scaling = choice,
                Statistics = statistics.Scaled(scale),
                Filling = source.Missing == MissingValues.Mask ? statistics.Scaled(scale).Filling() : null,
            };
        }
    }

    /// <summary>The results are computed again for each batch: they would need memory that is not available for the rows either.</summary>
    public override TrainingRows Through(Func<Batch, Tensor> function, int size) =>
        new StreamedRows(_source, _holdOut, _held, _blockRows, _counted, Scale, Device, RowFunction.Then(Function, function, size))
        {
            Filling = Filling,
        };

    protected override BatchReader ReadTraining(int batchSize, Generator? generator, int passes) =>
        // Whole batches: only the last of an epoch is smaller.
        new Reader(this, Math.Max(1, _blockRows / batchSize) * batchSize, heldOut: false, batchSize, generator, passes);

    protected override BatchReader ReadValidation(int batchSize) => _held is { } held
        ? new MatrixReader(held, held.shape[0], order: null, batchSize, Device)
        : new Reader(this, batchSize, heldOut: true, batchSize, generator: null, passes: 1);

    /// <summary>Passes over the training or the held-out rows, whose number must be the one that was counted each time.</summary>
    private sealed class Reader(StreamedRows rows, long blockRows, bool heldOut, int batchSize, Generator? generator, int passes) : BatchReader
    {
        private readonly long _counted = heldOut ? rows.ValidationCount : rows.TrainingCount;
        private RowReader _reader = rows._source.Open();
        private readonly Tensor _block = empty(blockRows, rows._source.Size, ScalarType.Float32, CPU).DetachFromDisposeScope();
        private MatrixReader? _batches;
        private long _read;
        private int _pass = 1;

        public override Batch? Next()
        {
            if (_batches?.Next() is { } batch)
                return batch;
            ReadBlock();
            return _batches?.Next();
        }

        public override void Dispose()
        {
            _batches?.Dispose();
            _block.Dispose();
            _reader.Dispose();
        }

        private void ReadBlock()
        {
            _batches?.Dispose();
            _batches = null;
            long count = Fill();
            if (count == 0)
                return;
            using var filled = _block.narrow(0, 0, count);
            rows.Scale?.Apply(filled);
            var order = generator is null ? null : randperm(count, ScalarType.Int64, CPU, generator: generator);
            _batches = new MatrixReader(_block, count, order, batchSize, rows.Device);
        }

        /// <summary>Fills the block, with rows of the next pass too if this one ends within it.</summary>
        private long Fill()
        {
            long count = 0;
            while (true)
            {
                using var room = _block.narrow(0, count, blockRows - count);
                long read = _reader.Fill(room, row => rows._holdOut.Contains(row) == heldOut);
                (count, _read) = (count + read, _read + read);
                if (count == blockRows)
                    return count;
                if (_read != _counted)
                    throw Changed();
                if (_pass == passes)
                    return count;
                Reopen();
            }
        }

        private void Reopen()
        {
            _reader.Dispose();
            _reader = rows._source.Open();
            (_read, _pass) = (0, _pass + 1);
        }

        private InvalidOperationException Changed() => new(
            $"Column '{rows._source.Column.Name}': {_counted} {(heldOut ? "held-out" : "training")} rows were counted, but "
            + (_read == 0 ? "there were none when they were read again: the data can be read only once. " : $"there were {_read} when they were read again. ")
            + "If there are more rows than Training.RowsInMemory, or 4 GiB, they are read once for each epoch and must be the same each time: "
            + "raise Training.RowsInMemory, or write the data to a file first.");
    }
}
