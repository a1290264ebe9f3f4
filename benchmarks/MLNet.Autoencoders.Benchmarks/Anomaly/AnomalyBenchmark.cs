using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>How well anomalies are told from normal rows, in tables of which only normal rows were seen.</summary>
internal static class AnomalyBenchmark
{
    public static BenchmarkTable Table { get; } = new("anomaly", "tables, or the folder adbench with them", [new AreaBenchmark(), new SpeedBenchmark(), new AlarmBenchmark(), new ContaminationBenchmark()]);

    /// <summary>The tables that a run takes.</summary>
    public static IEnumerable<AnomalyTable> Tables(BenchmarkContext context) => AnomalyTable.In(context.Folder).Take(context.Few(int.MaxValue, few: 3));
}
