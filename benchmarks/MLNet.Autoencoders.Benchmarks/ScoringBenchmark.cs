using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>
/// A 784-300-30 encoder over 20,000 rows in memory: our Transform read to the end, ML.NET's own ONNX scoring of the same
/// file read to the end, and the bare session over filled batches; in turns, medians.
/// </summary>
internal static class ScoringBenchmark
{
    private const int Rows = 20_000;
    private const int Rounds = 7;
    private const int BatchRows = 1024;
    private const int CodingSize = 30;

    public static void Run()
    {
        var ml = new MLContext(seed: 1);
        var rows = Row.Random(Rows);
        var view = ml.Data.LoadFromEnumerable(rows);
        using var transformer = ml.Transforms.Autoencode("Codes", "Features", new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = CodingSize, HiddenSizes = [300], HiddenActivation = Activation.Relu },
            Training = new TrainingPlan { Epochs = 1 },
            Seed = 1,
        }).Fit(ml.Data.TakeRows(view, 1000));

        string file = Path.Combine(Path.GetTempPath(), $"scoring-{Guid.NewGuid():N}.onnx");
        try
        {
            transformer.ExportOnnx(file);
            using var rowwise = ml.Transforms.ApplyOnnxModel(["Codes"], ["Features"], file).Fit(view);
            using var session = new InferenceSession(file);
            List<double> ours = [], theirs = [], direct = [];
            for (int round = -1; round < Rounds; round++)
            {
                double a = Seconds(() => ReadToEnd(transformer.Transform(view)));
                double b = Seconds(() => Direct(session, rows));
                double c = Seconds(() => ReadToEnd(rowwise.Transform(view)));
                if (round < 0)
                    continue;
                ours.Add(a);
                direct.Add(b);
                theirs.Add(c);
            }
            Figure.Print("scoring.transform_rows_per_second", Rows / Figure.Median(ours));
            Figure.Print("scoring.direct_rows_per_second", Rows / Figure.Median(direct));
            Figure.Print("scoring.rowwise_rows_per_second", Rows / Figure.Median(theirs));
            Figure.Print("scoring.batched_over_rowwise", Figure.Median(theirs) / Figure.Median(ours));
            Figure.Print("scoring.transform_over_direct", Figure.Median(direct) / Figure.Median(ours));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Seconds(Func<double> work)
    {
        // The threads of the session before spin for a while, on the cores that this one needs.
        Thread.Sleep(500);
        var clock = Stopwatch.StartNew();
        double sum = work();
        double seconds = clock.Elapsed.TotalSeconds;
        return double.IsFinite(sum) ? seconds : throw new InvalidOperationException("The codes are not finite.");
    }

    private static double ReadToEnd(IDataView scored)
    {
        double sum = 0;
        var column = scored.Schema["Codes"];
        using var cursor = scored.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var codes = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getter(ref codes);
            sum += codes.GetValues()[0];
        }
        return sum;
    }

    private static double Direct(InferenceSession session, List<Row> rows)
    {
        double sum = 0;
        var input = new float[BatchRows * Row.Size];
        var output = new float[BatchRows * CodingSize];
        using var options = new RunOptions();
        for (int start = 0; start < rows.Count; start += BatchRows)
        {
            int count = Math.Min(BatchRows, rows.Count - start);
            for (int i = 0; i < count; i++)
                rows[start + i].Features.CopyTo(input.AsSpan(i * Row.Size));
            using var from = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input.AsMemory(0, count * Row.Size), [count, Row.Size]);
            using var to = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, output.AsMemory(0, count * CodingSize), [count, CodingSize]);
            session.Run(options, ["Features"], [from], ["Codes"], [to]);
            for (int i = 0; i < count; i++)
                sum += output[i * CodingSize];
        }
        return sum;
    }
}
