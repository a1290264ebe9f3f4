namespace Microsoft.ML.Data;

internal static class MulticlassEvaluator
{
    // A probability of zero would make the loss infinite.
    private const double SmallestProbability = 1e-15;

    public static MulticlassClassificationMetrics Evaluate(IDataView data, string labelName, string scoreName, string predictedName, int topK)
    {
        Check.Value(data, nameof(data));
        var label = Find(data.Schema, labelName, "label", type => type is KeyDataViewType && type.RawType == typeof(uint), "Key<UInt32>");
        var score = Find(data.Schema, scoreName, "score", type => type is VectorDataViewType { IsKnownSize: true } v && v.ItemType == NumberDataViewType.Single, "known-size vector of Single");
        Find(data.Schema, predictedName, "predicted label", type => type is KeyDataViewType, "Key");

        int classes = score.Type.GetValueCount();
        var counts = Enumerable.Range(0, classes).Select(_ => new double[classes]).ToArray();
        double[] losses = new double[classes];
        double[] ranks = new double[classes];
        using var cursor = data.GetRowCursor([label, score]);
        var readLabel = cursor.GetGetter<uint>(label);
        var readScore = cursor.GetGetter<VBuffer<float>>(score);
        uint key = 0;
        VBuffer<float> scores = default;
        float[] dense = new float[classes];
        while (cursor.MoveNext())
        {
            readLabel(ref key);
            // Rows without a label, or with one that the model has never seen, say nothing of it.
            if (key == 0 || key > classes) continue;
            readScore(ref scores);
            scores.CopyTo(dense);
            int actual = (int)key - 1;
            int rank = dense.Where((s, k) => s > dense[actual] || (s == dense[actual] && k < actual)).Count();
            counts[actual][Array.IndexOf(dense, dense.Max())]++;
            losses[actual] -= Math.Log(Math.Max(SmallestProbability, dense[actual]));
            ranks[rank]++;
        }
        return Metrics(counts, losses, ranks, topK);
    }

    private static MulticlassClassificationMetrics Metrics(double[][] counts, double[] losses, double[] ranks, int topK)
    {
        double[] perClass = [.. counts.Select(row => row.Sum())];
        double total = perClass.Sum();
        double[] recalls = [.. counts.Select((row, k) => row[k] / perClass[k]).Where((_, k) => perClass[k] > 0)];
        double logLoss = losses.Sum() / total;
        double priorLoss = perClass.Where(n => n > 0).Sum(n => -n / total * Math.Log(n / total));
        double seen = 0;
        double[] topAccuracies = [.. ranks.Select(n => (seen += n) / total)];
        return new MulticlassClassificationMetrics
        {
            MicroAccuracy = counts.Select((row, k) => row[k]).Sum() / total,
            MacroAccuracy = recalls.Length == 0 ? double.NaN : recalls.Average(),
            LogLoss = logLoss,
            LogLossReduction = (priorLoss - logLoss) / priorLoss,
            PerClassLogLoss = [.. losses.Select((loss, k) => perClass[k] == 0 ? 0 : loss / perClass[k])],
            TopKPredictionCount = topK,
            TopKAccuracy = topK > 0 ? topAccuracies[Math.Min(topK, topAccuracies.Length) - 1] : 0,
            TopKAccuracyForAllK = topAccuracies,
            ConfusionMatrix = new ConfusionMatrix(counts),
        };
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role, Func<DataViewType, bool> fits, string expected)
    {
        var column = schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("schema", role, name);
        return fits(column.Type) ? column : throw Errors.SchemaMismatch("schema", role, name, expected, column.Type.ToString());
    }
}
