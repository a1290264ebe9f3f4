namespace Microsoft.ML.Data;

internal static class AnomalyEvaluator
{
    private delegate Func<bool> LabelReader(DataViewRow row, DataViewSchema.Column column);

    public static AnomalyDetectionMetrics Evaluate(IDataView data, string labelName, string scoreName, string predictedName, int falsePositiveCount)
    {
        Check.Value(data, nameof(data));
        Check.Param(falsePositiveCount > 0, nameof(falsePositiveCount), "Must be positive");
        var label = Find(data.Schema, labelName, "label");
        var score = Find(data.Schema, scoreName, "score");
        Find(data.Schema, predictedName, "predicted label");
        if (score.Type != NumberDataViewType.Single) throw Errors.SchemaMismatch("schema", "score", scoreName, "Single", score.Type.ToString());
        if (label.Type.RawType != typeof(float) && label.Type.RawType != typeof(double) && label.Type.RawType != typeof(bool))
            throw Errors.SchemaMismatch("schema", "label", labelName, "Single, Double or Boolean", label.Type.ToString());

        var rows = new List<(float Score, bool IsAnomaly)>();
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var isAnomaly = (Func<bool>)GenericCall.Invoke((LabelReader)Label<int>, label.Type.RawType, cursor, label);
            var read = cursor.GetGetter<float>(score);
            float value = 0;
            while (cursor.MoveNext())
            {
                read(ref value);
                if (!float.IsNaN(value)) rows.Add((value, isAnomaly()));
            }
        }
        rows.Sort((a, b) => b.Score.CompareTo(a.Score));
        return new AnomalyDetectionMetrics(AreaUnderRoc(rows), DetectionRate(rows, falsePositiveCount));
    }

    // The chance that an anomaly has a higher score than a normal row; ties count half.
    private static double AreaUnderRoc(List<(float Score, bool IsAnomaly)> descending)
    {
        double anomalies = 0, normals = 0, area = 0;
        foreach (var tie in descending.GroupBy(r => r.Score))
        {
            double a = tie.Count(r => r.IsAnomaly), n = tie.Count() - a;
            area += n * (anomalies + a / 2);
            anomalies += a;
            normals += n;
        }
        return area / (anomalies * normals);
    }

    /// <summary>Which part of the anomalies is found before so many normal rows are.</summary>
    private static double DetectionRate(List<(float Score, bool IsAnomaly)> descending, int falsePositiveCount)
    {
        double found = 0;
        int wrong = 0;
        foreach (var (_, isAnomaly) in descending)
        {
            if (isAnomaly) found++;
            else if (++wrong == falsePositiveCount) break;
        }
        return found / descending.Count(r => r.IsAnomaly);
    }

    private static Func<bool> Label<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var read = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            read(ref value);
            return Convert.ToDouble(value) > 0;
        };
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("schema", role, name);
}
