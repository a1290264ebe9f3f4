using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>What came of requests sent over some connections, on each one after the other.</summary>
/// <param name="Seconds">The time that it took.</param>
/// <param name="Latencies">The time that each request took, in milliseconds.</param>
/// <param name="Unexpected">The number of requests that failed, or had another status than expected.</param>
internal sealed record Load(double Seconds, IReadOnlyList<double> Latencies, int Unexpected)
{
    public double RequestsPerSecond => Latencies.Count / Seconds;

    /// <summary>A quantile of the latencies, in milliseconds.</summary>
    public static double Quantile(IEnumerable<double> latencies, double of)
    {
        var sorted = latencies.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count * of, sorted.Count - 1)];
    }

    /// <summary>Sends bodies, in turns, until <paramref name="done"/> says so.</summary>
    public static async Task<Load> Run(
        Uri address, int connections, IReadOnlyList<byte[]> bodies, Func<int, bool> done, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var client = new HttpClient(handler);
        var latencies = new ConcurrentQueue<double>();
        int sent = 0, unexpected = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Connection)));
        return new(clock.Elapsed.TotalSeconds, [.. latencies], unexpected);

        async Task Connection()
        {
            for (int number; !done(number = Interlocked.Increment(ref sent));)
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    using var body = new ByteArrayContent(bodies[number % bodies.Count]);
                    using var response = await client.PostAsync(address, body);
                    if (response.StatusCode != expected)
                        Interlocked.Increment(ref unexpected);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref unexpected);
                }
                latencies.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    /// <summary>Until some seconds have passed.</summary>
    public static Func<int, bool> For(double seconds)
    {
        var clock = Stopwatch.StartNew();
        return _ => clock.Elapsed.TotalSeconds > seconds;
    }

    /// <summary>Until as many requests were sent.</summary>
    public static Func<int, bool> Until(int requests) => number => number > requests;
}
