namespace Microsoft.ML.Data;

internal static class BinaryEvaluator
{
    // A probability of zero would make the loss infinite.
    private const double SmallestProbability = 1e-15;

    /// <param name="probabilityName">Null for scores that are not calibrated: there is no loss then.</param>
    public static CalibratedBinaryClassificationMetrics Evaluate(IDataView data, string labelName, string scoreName, string probabilityName, string predictedName)
    {
        Check.Value(data, nameof(data));
        var label = EvaluatedColumn.Find(data.Schema, labelName, "label", BooleanDataViewType.Instance);
        var score = EvaluatedColumn.Find(data.Schema, scoreName, "score", NumberDataViewType.Single);
        var probability = probabilityName is null ? score : EvaluatedColumn.Find(data.Schema, probabilityName, "probability", NumberDataViewType.Single);
        var predicted = EvaluatedColumn.Find(data.Schema, predictedName, "predicted label", BooleanDataViewType.Instance);

        var rows = new List<(float Score, bool Label)>();
        double right = 0, loss = 0;
        using var cursor = data.GetRowCursor([label, score, probability, predicted]);
        var (readLabel, readPredicted) = (cursor.GetGetter<bool>(label), cursor.GetGetter<bool>(predicted));
        var (readScore, readProbability) = (cursor.GetGetter<float>(score), cursor.GetGetter<float>(probability));
        bool isPositive = false, isPredicted = false;
        float s = 0, p = 0;
        while (cursor.MoveNext())
        {
            readLabel(ref isPositive);
            readScore(ref s);
            readPredicted(ref isPredicted);
            readProbability(ref p);
            rows.Add((s, isPositive));
            right += isPositive == isPredicted ? 1 : 0;
            loss -= Math.Log2(Math.Max(SmallestProbability, isPositive ? p : 1 - p));
        }
        Check.Param(rows.Exists(r => r.Label), "PosSample", "AUC is not defined when there is no positive class in the data");
        Check.Param(rows.Exists(r => !r.Label), "NegSample", "AUC is not defined when there is no negative class in the data");
        rows.Sort((a, b) => b.Score.CompareTo(a.Score));
        return new CalibratedBinaryClassificationMetrics
        {
            AreaUnderRocCurve = AnomalyEvaluator.AreaUnderRoc(rows),
            Accuracy = right / rows.Count,
            LogLoss = loss / rows.Count,
        };
    }
}
