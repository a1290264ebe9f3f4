using System.Diagnostics;
using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>Runs the scripts that do the same work in PyTorch.</summary>
internal static class PyTorch
{
    /// <summary>The lines that a script beside this program prints.</summary>
    public static string[] Run(string script, int threads, params IEnumerable<object> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        // The same BLAS, where one lies beside this program, and the same number of threads.
        start.Environment["LD_LIBRARY_PATH"] = AppContext.BaseDirectory;
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        return Child.Output(start);
    }
}
