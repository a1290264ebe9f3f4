using System.Diagnostics;
using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Defaults;

/// <summary>What the codes of every catalog method, with no settings but a seed, are worth to ML.NET's trainers.</summary>
internal static class DefaultsBenchmark
{
    private const string DefaultFolder = "../shared/data";

    /// <param name="arguments">--quick, and the folder with mnist and optdigits in it; both optional.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        bool quick = arguments.Contains("--quick");
        string folder = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal)) ?? DefaultFolder;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}: give the folder that holds mnist and optdigits.");
        if (quick)
            Console.WriteLine("--quick: fewer rows, epochs and draws of labels. It shows that everything runs; its figures are not to be quoted.");

        var clock = Stopwatch.StartNew();
        var context = new BenchmarkContext(folder, quick);
        var scores = new List<DefaultsScore>();
        Console.WriteLine("| Method | Values | Data | Labels | Trainer | Codes, % right | Raw | PCA |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var score in DefaultsData.All(context, quick).SelectMany(data => Measure(data, quick)))
        {
            scores.Add(score);
            Console.WriteLine(score);
        }
        Console.WriteLine();

        var counted = scores.Where(s => s.Method.CountsForWins).ToList();
        Figure.Print("defaults.wins", Wins(counted));
        foreach (var trainer in counted.GroupBy(s => s.Trainer.Name))
            Figure.Print($"defaults.wins_{trainer.Key}", Wins(trainer));
        foreach (var method in counted.GroupBy(s => s.Method.Name))
            Figure.Print($"defaults.wins_{method.Key}", Wins(method));
        Figure.Print("defaults.plain_over_pca", scores.Where(s => !s.Method.CountsForWins).Average(s => s.Codes / s.Pca));
        Figure.Print("defaults.seconds", clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
    }

    private static double Wins(IEnumerable<DefaultsScore> scores) => scores.Average(s => s.Codes >= s.Raw ? 1.0 : 0);

    private static IEnumerable<DefaultsScore> Measure(DefaultsData data, bool quick)
    {
        var trainers = DefaultsTrainer.All(quick);
        double[] raw = Accuracies(data.Train, data.Test);
        var pca = new Dictionary<int, double[]>();
        foreach (var method in DefaultsMethod.All)
        {
            var (train, test) = method.Encode(data);
            int values = train.Rows[0].Length, rank = Math.Min(values, data.Train.Rows[0].Length);
            if (!pca.TryGetValue(rank, out var components))
            {
                var (trainPca, testPca) = PrincipalComponents.Of(data.Train, data.Test, rank);
                components = pca[rank] = Accuracies(trainPca, testPca);
            }
            double[] codes = Accuracies(train, test);
            for (int i = 0; i < trainers.Count; i++)
                yield return new DefaultsScore(method, values, data.Name, trainers[i], codes[i], raw[i], components[i]);
        }

        double[] Accuracies(LabelledRows train, LabelledRows test) => [.. trainers.Select(t => t.Accuracy(train, test))];
    }
}
