namespace Microsoft.ML.Data;

internal static class RegressionEvaluator
{
    public static RegressionMetrics Evaluate(IDataView data, string labelName, string scoreName)
    {
        Check.Value(data, nameof(data));
        var label = EvaluatedColumn.Find(data.Schema, labelName, "label", NumberDataViewType.Single);
        var score = EvaluatedColumn.Find(data.Schema, scoreName, "score", NumberDataViewType.Single);
        var labels = new List<double>();
        double absolute = 0, squared = 0;
        using var cursor = data.GetRowCursor([label, score]);
        var (readLabel, readScore) = (cursor.GetGetter<float>(label), cursor.GetGetter<float>(score));
        float wanted = 0, value = 0;
        while (cursor.MoveNext())
        {
            readLabel(ref wanted);
            // A row without a label says nothing of the score.
            if (float.IsNaN(wanted)) continue;
            readScore(ref value);
            labels.Add(wanted);
            absolute += Math.Abs((double)wanted - value);
            squared += ((double)wanted - value) * ((double)wanted - value);
        }
        double mean = labels.Average(), total = labels.Sum(l => (l - mean) * (l - mean));
        return new RegressionMetrics
        {
            MeanAbsoluteError = absolute / labels.Count,
            MeanSquaredError = squared / labels.Count,
            RootMeanSquaredError = Math.Sqrt(squared / labels.Count),
            RSquared = 1 - (squared / total),
        };
    }
}
