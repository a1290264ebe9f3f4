using System.Globalization;
using System.Net;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>
/// The example's service and, in the same rounds, the same service over the plainly loaded zips, with the example's settings and with
/// ML.NET's; each in a process of its own, asked over loopback. Then failures while a file is replaced, answers to bad bodies, and memory.
/// </summary>
internal static class ServiceBenchmark
{
    private const int Rounds = 3;
    private const double RoundSeconds = 1;
    private const int BatchRows = 256;
    private const int Replacements = 20;
    private const int MemoryRequests = 100_000;

    private static readonly int[] Connections = [1, 8, 64];
    private static readonly int[] RowCounts = [1, BatchRows];

    public static async Task Run()
    {
        using var models = new ServedModels();
        {
            using var ours = new ServiceProcess(models.Codes, models.Detector, Loading.Batched);
            using var plain = new ServiceProcess(models.Codes, models.Detector, Loading.Plain);
            using var byDefault = new ServiceProcess(models.Codes, models.Detector, Loading.PlainByDefault);
            foreach (var workload in new[] { Workload.Anomalies, Workload.Codes })
                await Compare(workload, ours, plain, byDefault);
        }
        using var service = new ServiceProcess(models.Codes, models.Detector, Loading.Batched);
        await Replace(service, models);
        await Refuse(service);
        await Grow(service);
    }

    private static async Task Compare(Workload workload, ServiceProcess ours, ServiceProcess plain, ServiceProcess byDefault)
    {
        Console.WriteLine($"| {workload.Name}: rows | connections | requests/s | p50 ms | p99 ms | plain: requests/s | p50 ms | p99 ms | plain, ML.NET's threads: requests/s | p50 ms | p99 ms |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<double> overPlain = [], overDefault = [];
        int failed = 0;
        foreach (int rows in RowCounts)
        {
            byte[][] bodies = [.. Enumerable.Range(0, 4).Select(seed => Bodies.Good(rows, workload.Size, seed))];
            foreach (int connections in Connections)
            {
                List<Load>[] loads = [[], [], []];
                for (int round = 0; round < Rounds; round++)
                {
                    foreach (var (service, i) in new[] { ours, plain, byDefault }.Select((service, i) => (service, i)))
                        loads[i].Add(await Round(workload.At(service), connections, bodies));
                }
                failed += loads.SelectMany(l => l).Sum(load => load.Unexpected);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {rows} | {connections} | {Cells(loads[0])} | {Cells(loads[1])} | {Cells(loads[2])} |"));
                if (rows == BatchRows)
                {
                    overPlain.Add(Ratio(loads[0], loads[1]));
                    overDefault.Add(Ratio(loads[0], loads[2]));
                }
            }
        }
        // The least over the numbers of connections.
        Figure.Print(workload.Figures + "batch_over_plain", overPlain.Min());
        Figure.Print(workload.Figures + "batch_over_plain_by_default", overDefault.Min());
        Figure.Print(workload.Figures + "failed", failed);
    }

    /// <summary>A round, after a start that is not counted.</summary>
    private static async Task<Load> Round(Uri address, int connections, byte[][] bodies)
    {
        await Load.Run(address, connections, bodies, Load.For(RoundSeconds / 4));
        return await Load.Run(address, connections, bodies, Load.For(RoundSeconds));
    }

    private static double Ratio(List<Load> ours, List<Load> theirs) =>
        Figure.Median(ours.Zip(theirs, (a, b) => a.RequestsPerSecond / b.RequestsPerSecond));

    private static string Cells(List<Load> loads)
    {
        var latencies = loads.SelectMany(load => load.Latencies).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Figure.Median(loads.Select(load => load.RequestsPerSecond)):F0} | {Load.Quantile(latencies, 0.5):F2} | {Load.Quantile(latencies, 0.99):F2}");
    }

    /// <summary>Replaces the model's file while requests of one row and of many are answered.</summary>
    private static async Task Replace(ServiceProcess service, ServedModels models)
    {
        byte[][] bodies = [Bodies.Good(1, Row.Size, seed: 1), Bodies.Good(BatchRows, Row.Size, seed: 2)];
        bool replaced = false;
        var asking = Load.Run(Workload.Codes.At(service), 8, bodies, _ => Volatile.Read(ref replaced));
        for (int i = 0; i < Replacements; i++)
        {
            await Task.Delay(200);
            models.SaveCodes();
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
        var load = await Load.Run(Workload.Codes.At(service), 4, bad, Load.Until(10 * bad.Count), HttpStatusCode.BadRequest);
        Figure.Print("service.bad_bodies", load.Latencies.Count);
        Figure.Print("service.bad_bodies_not_refused", load.Unexpected);
    }

    /// <summary>The growth of resident memory over many requests, after the first ones have filled pools and caches.</summary>
    private static async Task Grow(ServiceProcess service)
    {
        // One request in fifty has many rows.
        byte[][] bodies = [.. Enumerable.Range(0, 50).Select(i => Bodies.Good(i == 0 ? BatchRows : 1, Row.Size, seed: i))];
        await Load.Run(Workload.Codes.At(service), 8, bodies, Load.Until(MemoryRequests / 5));
        double before = service.Megabytes;
        var load = await Load.Run(Workload.Codes.At(service), 8, bodies, Load.Until(MemoryRequests));
        Figure.Print("service.memory_requests", load.Latencies.Count);
        Figure.Print("service.memory_mb", before);
        Figure.Print("service.memory_growth_mb", service.Megabytes - before);
        Figure.Print("service.memory_failed", load.Unexpected);
    }
}
