using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>What is learned from the training rows with the trained network.</summary>
/// <param name="Codes">The scale of the codes; null if they are not to be scaled or do not vary.</param>
/// <param name="Residuals">
/// The root mean square of the difference between each feature and its reconstruction by a step of the sampling chain; null if no
/// such chain needs it.
/// </param>
/// <param name="Score">The anomaly score; null if none is asked for.</param>
internal sealed record LearnedParts(CodeScale? Codes, float[]? Residuals, LearnedScore? Score)
{
    public static LearnedParts Learn(AutoencoderEstimator.Options options, AutoencoderNetwork network, TrainingRows rows, FitSeed seed)
    {
        if (network.Quantizer is { } quantizer)
        {
            // Everything else is learned with the levels that are used.
            var range = new FeatureCalibration(pass => pass.EncoderCode);
            Read([range]);
            quantizer.Settle(range.Learned);
        }
        using var generator = seed.ForChain(rows.Device);
        var codes = options.CodeScaling == CodeScaling.None ? null : new FeatureCalibration(pass => pass.Code);
        var chain = ChainDescription.NeedsResiduals(options) ? new FeatureCalibration(ChainResiduals(options, network, rows, generator)) : null;
        using var score = options.AnomalyScore is null ? null : new ScoreLearning(options, rows, seed, Read);
        Read([codes, chain, .. score?.FirstReading ?? []]);
        return new(
            codes is null ? null : CodeScale.Of(codes.Learned, network.HasSparseCodes),
            chain?.Learned.RootMeanSquares(),
            score?.Learn());

        void Read(params IEnumerable<ICalibration?> calibrations) =>
            CalibrationReading.Of(network, () => rows.Training(options.Training.BatchSize, generator: null), calibrations);
    }

    private static Func<ForwardPass, Tensor> ChainResiduals(AutoencoderEstimator.Options options, AutoencoderNetwork network, TrainingRows rows, Generator generator)
    {
        var corruptor = Corruptor.Of(options.Corruption, () => FeatureRange.Of(rows));
        return pass =>
        {
            var seen = corruptor?.Corrupt(pass.Input, generator).Input ?? pass.Input;
            var residual = pass.Input - network.Forward(new Batch(seen, pass.Context.Missing), ForwardContext.Chain(generator)).Output;
            // NaN is left out of the statistics.
            return pass.Context.Missing is { } missing ? where(missing.to(ScalarType.Bool), tensor([float.NaN], residual.dtype, residual.device), residual) : residual;
        };
    }
}
