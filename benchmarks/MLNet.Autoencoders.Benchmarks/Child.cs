using System.Diagnostics;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>Runs programs, this one among them, as processes of their own.</summary>
internal static class Child
{
    /// <summary>The lines that this program prints when it is run with these arguments.</summary>
    public static string[] Run(params string[] arguments) => Output(Start(arguments));

    /// <summary>How this program is started with these arguments.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Keeps a core busy until it is disposed.</summary>
    public static IDisposable Busy()
    {
        var start = Start(ThreadsBenchmark.BusyArgument);
        start.RedirectStandardInput = true;
        return new BusyProcess(Process.Start(start)!);
    }

    public static string[] Output(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}.");
    }

    private sealed class BusyProcess(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
