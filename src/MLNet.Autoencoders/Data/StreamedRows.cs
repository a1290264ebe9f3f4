using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>More rows than memory should hold. They are read again for each epoch, block by block, and shuffled within each block.</summary>
internal sealed class StreamedRows : TrainingRows
{
    private readonly RowSource _source;
    private readonly HoldOut _holdOut;
    private readonly Tensor? _held;
    private readonly Tensor? _labelled;
    private readonly long _blockRows;
    private readonly (long Training, long Validation) _counted;

    private StreamedRows(RowSource source, HoldOut holdOut, (Tensor? Held, Tensor? Labelled) kept, long blockRows, (long Training, long Validation) counted, InputScale? scale, Device device, RowFunction? function)
        : base(source.Size, scale, device, function)
    {
        _source = source;
        _holdOut = holdOut;
        (_held, _labelled) = kept;
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
    /// <param name="limit">The maximum number of rows to hold in memory; held-out rows may take at most half of it, and so may labelled ones that are drawn in turn.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="device">The device for the batches.</param>
    public static StreamedRows Prepare(RowSource source, RowBlocks begun, RowReader reader, TrainingPlan plan, ScalingRule scaling, long limit, FitSeed seed, Device device)
    {
        var holdOut = new HoldOut(seed, plan.ValidationFraction);
        using var first = new StreamScan(source, holdOut, limit / 2);
        foreach (var rows in begun.Drain())
            first.See(rows);
        first.ReadAll(reader);
        if (!holdOut.IsAsked || first.ValidationCount > 0)
            return Prepared(first, holdOut);

        // No draw fell below the bound: then the least one is held out.
        holdOut = holdOut with { Bound = Math.BitIncrement(first.LeastDraw) };
        using var second = new StreamScan(source, holdOut, limit / 2);
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
            Tensor? held = scan.Held(), labelled = Labelled(scan);
            if (held is not null)
                scale?.Apply(held);
            if (labelled is not null)
                scale?.Apply(labelled);
            long blockRows = Math.Max(1, limit - (held?.shape[0] ?? 0) - (labelled?.shape[0] ?? 0));
            // From here on the training ends where it is cancelled, not in the middle of reading.
            return new StreamedRows(source with { Cancellation = default }, holdOut, (held, labelled), blockRows, (scan.TrainingCount, scan.ValidationCount), scale, device, function: null)
            {
                Checksum = scan.Digest(),
                Scaling = choice,
                Labels = scan.Labels,
                Statistics = statistics.Scaled(scale),
                Filling = source.Missing == MissingValues.Mask ? statistics.Scaled(scale).Filling() : null,
            };
        }

        // The labelled rows, if they are to be drawn in turn.
        Tensor? Labelled(StreamScan scan)
        {
            if (source.LabelledFraction is not { } fraction || scan.Labels is not { } labels || labels.Fraction >= fraction)
                return null;
            return scan.Labelled() ?? throw new InvalidOperationException(FormattableString.Invariant(
                $"Column '{source.Label!.Column.Name}': {labels.Labelled} training rows have a label, but memory should hold at most {limit / 2} of them. Raise Training.RowsInMemory to at least {2 * labels.Labelled}, or set Supervision.LabelledFraction to null."));
        }
    }

    /// <summary>The results are computed again for each batch: they would need memory that is not available for the rows either.</summary>
    public override TrainingRows Through(Func<Batch, Tensor> function, int size) =>
        new StreamedRows(_source, _holdOut, (_held, _labelled), _blockRows, _counted, Scale, Device, RowFunction.Then(Function, function, size))
        {
            Filling = Filling,
            Labels = Labels,
        };

    protected override BatchReader ReadTraining(int batchSize, Generator? generator, int passes) =>
        new Reader(this, WholeBatches(batchSize), new Part(TrainingCount, "training", row => !_holdOut.Contains(row)), batchSize, generator, passes);

    protected override BatchReader ReadValidation(int batchSize) => _held is { } held
        ? new MatrixReader(held, held.shape[0], order: null, batchSize, Device)
        : new Reader(this, batchSize, new Part(ValidationCount, "held-out", row => _holdOut.Contains(row)), batchSize, generator: null, passes: 1);

    protected override BatchReader ReadUnlabelled(int batchSize, Generator? generator, int passes) =>
        new Reader(this, WholeBatches(batchSize), new Part(Labels!.Unlabelled, "unlabelled training", row => float.IsNaN(row[^1]) && !_holdOut.Contains(row)), batchSize, generator, passes);

    protected override RowDraws DrawLabelled(Generator? generator) => new(_labelled!, arange(_labelled!.shape[0], ScalarType.Int64, CPU), generator, Device);

    /// <summary>The number of rows in a block, of which only the last of an epoch gives a smaller batch.</summary>
    private long WholeBatches(int batchSize) => Math.Max(1, _blockRows / batchSize) * batchSize;

    /// <summary>Some of the rows.</summary>
    /// <param name="Count">Their number when they were counted.</param>
    /// <param name="Name">What they are called in messages.</param>
    /// <param name="Contains">Whether a row, as it is stored, is one of them.</param>
    private sealed record Part(long Count, string Name, Func<ReadOnlySpan<float>, bool> Contains);

    /// <summary>Passes over a part of the rows, whose number must be the one that was counted each time.</summary>
    private sealed class Reader(StreamedRows rows, long blockRows, Part part, int batchSize, Generator? generator, int passes) : BatchReader
    {
        private RowReader _reader = rows._source.Open();
        private readonly Tensor _block = empty(blockRows, rows._source.Width, ScalarType.Float32, CPU).DetachFromDisposeScope();
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
                long read = _reader.Fill(room, part.Contains);
                (count, _read) = (count + read, _read + read);
                if (count == blockRows)
                    return count;
                if (_read != part.Count)
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
            $"Column '{rows._source.Column.Name}': {part.Count} {part.Name} rows were counted, but "
            + (_read == 0 ? "there were none when they were read again: the data can be read only once. " : $"there were {_read} when they were read again. ")
            + "If there are more rows than Training.RowsInMemory, or 4 GiB, they are read once for each epoch and must be the same each time: "
            + "raise Training.RowsInMemory, or write the data to a file first.");
    }
}
