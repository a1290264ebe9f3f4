using System.Globalization;
using System.Net;
using Microsoft.ML;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>
/// The example's service over a 784-1000-500-250-30 encoder and, in the same rounds, the same service over the plainly loaded zip;
/// each in a process of its own, asked over loopback. Then failures while the file is replaced, answers to bad bodies, and memory.
/// </summary>
internal static class ServiceBenchmark
{
    private const int Rounds = 3;
    private const double RoundSeconds = 2;
    private const int BatchRows = 256;
    private const int Replacements = 20;
    private const int MemoryRequests = 100_000;

    private static readonly int[] Connections = [1, 8, 64];
    private static readonly int[] RowCounts = [1, BatchRows];

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("service-");
        try
        {
            string model = Path.Combine(folder.FullName, "codes.zip");
            var ml = new MLContext(seed: 1);
            var rows = ml.Data.LoadFromEnumerable(Row.Random(1000));
            using var autoencoder = Fit(ml, rows);
            void Save() => ml.SaveAtomically(autoencoder, rows.Schema, model);
            Save();
            using (var plain = new ServiceProcess(model, plain: true))
            using (var ours = new ServiceProcess(model, plain: false))
                await Compare(ours, plain);
            using var service = new ServiceProcess(model, plain: false);
            await Replace(service, Save);
            await Refuse(service);
            await Grow(service);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static AutoencoderTransformer Fit(MLContext ml, IDataView rows)
    {
        var options = AutoencoderEstimator.Options.Undercomplete(codingSize: 30, hiddenSizes: [1000, 500, 250]);
        options.Training = new TrainingPlan { Epochs = 1 };
        options.Seed = 1;
        return ml.Transforms.Autoencode("Codes", nameof(Row.Features), options).Fit(rows);
    }

    private static async Task Compare(ServiceProcess ours, ServiceProcess plain)
    {
        Console.WriteLine("| rows | connections | requests/s | p50 ms | p99 ms | plainly loaded: requests/s | p50 ms | p99 ms | ours / plain |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<double> ratios = [];
        int failed = 0;
        foreach (int rows in RowCounts)
        {
            byte[][] bodies = [.. Enumerable.Range(0, 4).Select(seed => Bodies.Good(rows, seed))];
            foreach (int connections in Connections)
            {
                List<Load> byUs = [], plainly = [];
                for (int round = 0; round < Rounds; round++)
                {
                    byUs.Add(await Warm(ours, connections, bodies));
                    plainly.Add(await Warm(plain, connections, bodies));
                }
                double ratio = Figure.Median(byUs.Zip(plainly, (a, b) => a.RequestsPerSecond / b.RequestsPerSecond));
                if (rows == BatchRows)
                    ratios.Add(ratio);
                failed += byUs.Concat(plainly).Sum(load => load.Unexpected);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rows} | {connections} | {Cells(byUs)} | {Cells(plainly)} | {ratio:F2} |"));
            }
        }
        Figure.Print("service.batch_over_plain", ratios.Min());
        Figure.Print("service.failed", failed);
    }

    /// <summary>A round, after a start that is not counted.</summary>
    private static async Task<Load> Warm(ServiceProcess service, int connections, byte[][] bodies)
    {
        await Load.Run(service.Address, connections, bodies, Load.For(RoundSeconds / 4));
        return await Load.Run(service.Address, connections, bodies, Load.For(RoundSeconds));
    }

    private static string Cells(List<Load> loads)
    {
        var latencies = loads.SelectMany(load => load.Latencies).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Figure.Median(loads.Select(load => load.RequestsPerSecond)):F0} | {Load.Quantile(latencies, 0.5):F2} | {Load.Quantile(latencies, 0.99):F2}");
    }

    /// <summary>Replaces the model's file while requests of one row and of many are answered.</summary>
    private static async Task Replace(ServiceProcess service, Action save)
    {
        byte[][] bodies = [Bodies.Good(1, seed: 1), Bodies.Good(BatchRows, seed: 2)];
        bool replaced = false;
        var asking = Load.Run(service.Address, 8, bodies, _ => Volatile.Read(ref replaced));
        for (int i = 0; i < Replacements; i++)
        {
            await Task.Delay(200);
            save();
        }
        await Task.Delay(1000);
        Volatile.Write(ref replaced, true);
        var load = await asking;
        Figure.Print("service.replacements", Replacements);
        Figure.Print("service.requests_meanwhile", load.Latencies.Count);
        Figure.Print("service.failed_while_replaced", load.Unexpected);
    }

    private static async Task Refuse(ServiceProcess service)
    {
        var bad = Bodies.Bad();
        var load = await Load.Run(service.Address, 4, bad, Load.Until(10 * bad.Count), HttpStatusCode.BadRequest);
        Figure.Print("service.bad_bodies", load.Latencies.Count);
        Figure.Print("service.bad_bodies_not_refused", load.Unexpected);
    }

    /// <summary>The growth of resident memory over many requests, after the first ones have filled pools and caches.</summary>
    private static async Task Grow(ServiceProcess service)
    {
        // One request in fifty has many rows.
        byte[][] bodies = [.. Enumerable.Range(0, 50).Select(i => Bodies.Good(i == 0 ? BatchRows : 1, seed: i))];
        await Load.Run(service.Address, 8, bodies, Load.Until(MemoryRequests / 5));
        double before = service.Megabytes;
        var load = await Load.Run(service.Address, 8, bodies, Load.Until(MemoryRequests));
        Figure.Print("service.memory_requests", load.Latencies.Count);
        Figure.Print("service.memory_mb", before);
        Figure.Print("service.memory_growth_mb", service.Megabytes - before);
        Figure.Print("service.memory_failed", load.Unexpected);
    }
}
