using System.Diagnostics;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

/// <summary>The tool as a process of its own, as shells and schedulers call it.</summary>
public class ProcessTests
{
    [Fact]
    public void A_process_fits_scores_and_tells_by_its_exit_code()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        var fit = Run("fit", table, "--features", "f*", "--epochs", "1", "--threads", "1", "--out", folder["m.zip"]);
        Assert.Equal((0, ""), (fit.Code, fit.Error));
        var score = Run("score", folder["m.zip"], table, "--out", "-");
        Assert.Equal((0, 31), (score.Code, score.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal((1, "There is no file none.zip."), Run("describe", "none.zip") is var none ? (none.Code, none.Error) : default);
        Assert.Equal(2, Run("fly").Code);
    }

    private static ToolRun Run(params string[] arguments)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, typeof(MLNet.Autoencoders.Tool.CommandLine).Assembly.GetName().Name + ".dll");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
        var start = new ProcessStartInfo(host, [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}
