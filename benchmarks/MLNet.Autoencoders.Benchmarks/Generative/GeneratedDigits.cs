using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>What the judge says of generated digits.</summary>
internal static class GeneratedDigits
{
    /// <summary>How many are generated.</summary>
    public const int Count = 5_000;

    public static IEnumerable<BenchmarkFigure> Figures(string name, string model, float[][] digits, DigitJudge judge)
    {
        string data = $"{digits.Length} generated digits";
        yield return new(name + "_confident", model, data, "share with a class ≥ 0.9", [judge.Confident(digits)]) { Bar = "≥ 0.6" };
        yield return new(name + "_entropy", model, data, "entropy of classes, nats", [judge.Entropy(digits)]) { Bar = "≥ 2.0" };
    }
}
