using System.Diagnostics;
using Service;
using Service.Models;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>The example's service in a process of its own, until it is disposed.</summary>
internal sealed class ServiceProcess : IDisposable
{
    public const string Argument = "service-process";

    private readonly Process _process;

    /// <param name="codes">The path of an autoencoder's zip.</param>
    /// <param name="detector">The path of a detector's zip.</param>
    /// <param name="loading">How they are loaded.</param>
    public ServiceProcess(string codes, string detector, Loading loading)
    {
        var start = Child.Start(Argument, loading.ToString(), codes, detector);
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
    public static async Task Serve(Loading loading, string codes, string detector)
    {
        await using var app = ServiceApplication.Build(
            ["--Codes", codes, "--Anomalies", detector, "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error"],
            loading switch
            {
                Loading.Batched => CodesModel.Load,
                Loading.Plain => PlainModel<CodesPrediction>.Load,
                Loading.PlainByDefault => PlainModel<CodesPrediction>.LoadByDefault,
            },
            loading switch
            {
                Loading.Batched => AnomaliesModel.Load,
                Loading.Plain => PlainModel<AnomalyPrediction>.Load,
                Loading.PlainByDefault => PlainModel<AnomalyPrediction>.LoadByDefault,
            });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
