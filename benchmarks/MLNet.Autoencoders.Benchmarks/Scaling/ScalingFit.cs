using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Scaling;

/// <summary>The plain autoencoder with nothing chosen but how inputs are scaled, and a code well below the row's size.</summary>
internal static class ScalingFit
{
    /// <summary>The code's part of the row: a wider one copies small tables, whatever their scale, strange rows included.</summary>
    private const int FeaturesPerCode = 3;

    public static AutoencoderTransformer To(float[][] rows, InputScaling scaling, int seed)
    {
        var options = AutoencoderEstimator.Options.Undercomplete(Math.Clamp(rows[0].Length / FeaturesPerCode, 1, 30));
        options.InputScaling = scaling;
        options.ReconstructionErrorColumnName = "Error";
        options.Seed = seed;
        return BenchmarkContext.Fit(rows, options);
    }
}
