using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>What is learned from the training rows with the trained network, in one reading of them.</summary>
/// <param name="Codes">The scale of the codes; null if they are not to be scaled or do not vary.</param>
/// <param name="Residuals">
/// The root mean square of the difference between each feature and its reconstruction by a step of the sampling chain; null if no
/// such chain needs it.
/// </param>
internal sealed record LearnedScales(CodeScale? Codes, float[]? Residuals)
{
    public static LearnedScales Learn(AutoencoderEstimator.Options options, AutoencoderNetwork network, TrainingRows rows, FitSeed seed)
    {
        bool scaled = options.CodeScaling != CodeScaling.None, sampled = ChainDescription.NeedsResiduals(options);
        if (!scaled && !sampled)
            return new(null, null);
        using var generator = seed.ForChain(rows.Device);
        var corruptor = sampled ? Corruptor.Of(options.Corruption, () => FeatureRange.Of(rows)) : null;
        int codes = scaled ? network.Encoder[^1].OutputSize : 0, residuals = sampled ? network.Encoder[0].InputShape.Size : 0;
        var function = new RowFunction(Compute, codes + residuals, codes + residuals);
        var learned = FeatureStatistics.Of(new ComputedReader(rows.Training(options.Training.BatchSize, generator: null), function));
        return new(
            scaled ? CodeScale.Of(learned.Part(0, codes), network.HasSparseCodes) : null,
            sampled ? learned.Part(codes, residuals).RootMeanSquares() : null);

        Tensor Compute(Batch batch) => !sampled ? network.Encode(batch) : !scaled ? Residual(batch) : cat([network.Encode(batch), Residual(batch)], dim: 1);

        Tensor Residual(Batch batch)
        {
            var seen = corruptor?.Corrupt(batch.Rows, generator).Input ?? batch.Rows;
            var residual = batch.Rows - network.Forward(batch with { Rows = seen }, ForwardContext.Chain(generator)).Output;
            // NaN is left out of the statistics.
            return batch.Missing is null ? residual : where(batch.Missing.to(ScalarType.Bool), tensor([float.NaN], residual.dtype, residual.device), residual);
        }
    }
}
