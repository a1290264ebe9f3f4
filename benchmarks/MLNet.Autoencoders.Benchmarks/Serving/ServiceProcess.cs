using System.Diagnostics;
using Service;
using Service.Models;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>The example's service in a process of its own, until it is disposed.</summary>
internal sealed class ServiceProcess : IDisposable
{
    public const string Argument = "service-process";
    private const string Plain = "plain";

    private readonly Process _process;

    /// <param name="model">The path of the model zip.</param>
    /// <param name="plain">Whether the zip is loaded plainly.</param>
    public ServiceProcess(string model, bool plain)
    {
        var start = Child.Start(Argument, plain ? Plain : "batched", model);
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
        Address = new Uri(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The service did not start."));
    }

    public Uri Address { get; }

    /// <summary>Its resident memory, in megabytes of 2²⁰ bytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>What that process does: prints its address, and serves until its input ends.</summary>
    public static void Serve(string kind, string model)
    {
        using var app = ServiceApplication.Build(
            ["--Codes", model, "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error"], kind == Plain ? PlainCodesModel.Load : CodesModel.Load);
        app.Start();
        Console.WriteLine(app.Urls.Single());
        Console.In.ReadToEnd();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
