using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Corruptions;

/// <summary>Hides observed values, and weights all values: see <see cref="FurtherGaps"/>.</summary>
/// <param name="gaps">How many values are hidden, and what they weigh.</param>
/// <param name="filling">What the network sees instead of a hidden value.</param>
internal sealed class GapCorruptor(FurtherGaps gaps, MissingFilling filling)
{
    /// <param name="seen">The rows as the network would see them.</param>
    /// <param name="missing">1 for each value that is missing, [rows, size].</param>
    /// <param name="generator">The source of all randomness.</param>
    public CorruptedBatch Corrupt(CorruptedBatch seen, Tensor missing, Generator generator)
    {
        var (rows, observed) = (seen.Input, missing.neg().Plus(1));
        if (gaps.LargestFraction == 0)
            return new CorruptedBatch(rows, Weighted(seen.Weights, observed), missing);
        var fraction = rand([rows.shape[0], 1], rows.dtype, rows.device, generator: generator).Times(gaps.LargestFraction);
        var hidden = (rand(rows.shape, rows.dtype, rows.device, generator: generator) < fraction).to(rows.dtype) * observed;
        var weights = observed + hidden.Times(gaps.Weight - 1);
        return new CorruptedBatch(rows + (hidden * (filling.MeansLike(rows) - rows)), Weighted(seen.Weights, weights), missing + hidden);
    }

    private static Tensor Weighted(Tensor? before, Tensor weights) => before is null ? weights : before * weights;
}
