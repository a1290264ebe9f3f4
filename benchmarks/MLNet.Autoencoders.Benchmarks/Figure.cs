using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>Prints a figure in the one form that all benchmarks share.</summary>
internal static class Figure
{
    public static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:G4}"));

    public static void Print(string name, string value) => Console.WriteLine($"{name}: {value}");

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        int middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
