using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>How much less the code of a contractive autoencoder changes with its row, and what that costs.</summary>
internal sealed class ContractionBenchmark : IBenchmark
{
    private const int RowsToDifferentiate = 100;

    public string Name => "contractive";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var rows = context.MnistTrain.Rows[..Math.Min(10_000, context.MnistTrain.Count)];
        var test = context.MnistTest.Rows;
        List<double> jacobians = [], errors = [];
        foreach (int seed in context.Seeds)
        {
            using var plain = BenchmarkContext.Fit(rows, Options(context, null, seed));
            using var contractive = BenchmarkContext.Fit(rows, Options(context, new ContractivePenalty { Weight = 0.5 }, seed));
            jacobians.Add(Jacobian(contractive) / Jacobian(plain));
            errors.Add(Error(contractive) / Error(plain));
        }
        yield return Figure("contractive_jacobian_ratio", "‖∂h/∂x‖ / plain autoencoder's", jacobians);
        yield return Figure("contractive_error_ratio", "squared error / plain autoencoder's", errors);

        double Jacobian(AutoencoderTransformer encoder) => test.Take(RowsToDifferentiate).Average(row => Jacobians.Norm(encoder, row));
        double Error(AutoencoderTransformer encoder) => Vectors.SquaredError(encoder.Reconstruct(test), test);
    }

    private static AutoencoderEstimator.Options Options(BenchmarkContext context, CodeConstraint? constraint, int seed) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 100, HiddenSizes = [], CodeActivation = Activation.Sigmoid },
        CodeConstraint = constraint,
        CodeScaling = CodeScaling.None,
        Training = new TrainingPlan { Epochs = context.Few(20) },
        Seed = seed,
    };

    private static BenchmarkFigure Figure(string name, string metric, List<double> values) =>
        new(name, "contractive, 100 sigmoid units, untied, λ = 0.5", "MNIST, 10,000 rows", metric, values) { Source = "Rifai et al. 2011 (no figure)" };
}
