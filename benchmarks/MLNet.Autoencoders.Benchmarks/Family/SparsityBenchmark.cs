using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>How near the codes of unseen rows come to the activation that Kullback-Leibler sparsity asks for.</summary>
internal sealed class SparsityBenchmark : IBenchmark
{
    private const double Target = 0.1;

    public string Name => "kl";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var rows = context.MnistTrain.Rows[..Math.Min(10_000, context.MnistTrain.Count)];
        yield return new BenchmarkFigure("kl_activation_ratio", "KL-sparse, 300 units, ρ = 0.1", "MNIST, 10,000 rows", "mean activation / ρ", [.. context.Seeds.Select(Ratio)])
        {
            Published = "1",
            Source = "the target",
        };

        double Ratio(int seed)
        {
            var options = AutoencoderEstimator.Options.Sparse(codingSize: 300, new KullbackLeiblerSparsity { Target = Target, Weight = 3 });
            options.CodeScaling = CodeScaling.None;
            options.Training = new TrainingPlan { Epochs = context.Few(20) };
            options.Seed = seed;
            using var encoder = BenchmarkContext.Fit(rows, options);
            return encoder.Encode(context.MnistTest.Rows).Average(code => code.Average()) / Target;
        }
    }
}
