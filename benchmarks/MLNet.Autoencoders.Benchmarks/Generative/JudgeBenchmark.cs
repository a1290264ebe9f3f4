using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>Whether the judge of generated digits can be trusted: what it says of real ones, and of noise.</summary>
internal sealed class JudgeBenchmark : IBenchmark
{
    public string Name => "judge";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (judge, test) = (context.Judge, context.MnistTest);
        double right = judge.Right(test);
        yield return Figure("judge_right", "MNIST, test rows", "% right", right) with { Bar = "≥ 97.5" };
        yield return Figure("judge_probability", "MNIST, test rows", "% of the most probable class, mean", 100 * judge.MeanProbability(test.Rows)) with { Bar = "near judge_right" };
        yield return Figure("judge_confident", "MNIST, test rows", "share with a class ≥ 0.9", judge.Confident(test.Rows));
        yield return Figure("judge_entropy", "MNIST, test rows", "entropy of classes, nats", judge.Entropy(test.Rows));
        yield return Figure("judge_noise_confident", "test rows with their pixels shuffled", "share with a class ≥ 0.9", judge.Confident(Shuffled(test.Rows)));
        yield return Figure("judge_mixed_confident", "halfway between two test rows", "share with a class ≥ 0.9", judge.Confident(Mixed(test.Rows)));
    }

    private static float[][] Shuffled(float[][] images)
    {
        var random = new Random(1);
        return Array.ConvertAll(images, image =>
        {
            float[] pixels = [.. image];
            random.Shuffle(pixels);
            return pixels;
        });
    }

    private static float[][] Mixed(float[][] images) =>
        [.. images.Zip(images.Skip(1), (a, b) => a.Zip(b, (x, y) => (x + y) / 2).ToArray())];

    private static BenchmarkFigure Figure(string name, string data, string metric, double value) =>
        new(name, "judge: 784-500-250-10, calibrated", data, metric, [value]);
}
