namespace Microsoft.ML.Data;

internal static class AnomalyEvaluator
{
    public static AnomalyDetectionMetrics Evaluate(IDataView data, string labelName, string scoreName, string predictedName, int falsePositiveCount)
    {
        Check.Value(data, nameof(data));
        Check.Param(falsePositiveCount > 0, nameof(falsePositiveCount), "Must be positive");
        var label = Find(data.Schema, labelName, "label");
        var score = Find(data.Schema, scoreName, "score");
        Find(data.Schema, predictedName, "predicted label");
        if (score.Type != NumberDataViewType.Single) throw Errors.SchemaMismatch("schema", "score", scoreName, "Single", score.Type.ToString());
        if (label.Type != NumberDataViewType.Single && label.Type is not KeyDataViewType { Count: 2 })
            throw Errors.SchemaMismatch("schema", "label", labelName, "Single or a Key", label.Type.ToString());

        var rows = new List<(float Score, bool IsAnomaly)>();
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var readLabel = Label(cursor, label);
            var readScore = cursor.GetGetter<float>(score);
            float wanted = 0, value = 0;
            while (cursor.MoveNext())
            {
                readLabel(ref wanted);
                readScore(ref value);
                if (!float.IsNaN(wanted) && !float.IsNaN(value)) rows.Add((value, wanted > 0));
            }
        }
        Check.Param(rows.Exists(r => r.IsAnomaly), "PosSample", "AUC is not defined when there is no positive class in the data");
        Check.Param(rows.Exists(r => !r.IsAnomaly), "NegSample", "AUC is not defined when there is no negative class in the data");
        rows.Sort((a, b) => b.Score.CompareTo(a.Score));
        return new AnomalyDetectionMetrics(AreaUnderRoc(rows), DetectionRate(rows, falsePositiveCount));
    }

    // The chance that an anomaly has a higher score than a normal row; ties count half.
    internal static double AreaUnderRoc(List<(float Score, bool IsAnomaly)> descending)
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

    /// <summary>Which part of the anomalies is found before more normal rows than these are.</summary>
    private static double DetectionRate(List<(float Score, bool IsAnomaly)> descending, int falsePositiveCount)
    {
        double found = 0;
        int wrong = 0;
        foreach (var (_, isAnomaly) in descending)
        {
            if (isAnomaly) found++;
            else if (++wrong > falsePositiveCount) break;
        }
        return found / descending.Count(r => r.IsAnomaly);
    }

    /// <summary>A label of keys reads as 0 for the first, 1 for the second, and NaN for a missing one.</summary>
    private static ValueGetter<float> Label(DataViewRow row, DataViewSchema.Column column)
        => column.Type is not KeyDataViewType key ? row.GetGetter<float>(column)
            : key.RawType == typeof(byte) ? Key<byte>(row, column)
            : key.RawType == typeof(ushort) ? Key<ushort>(row, column)
            : key.RawType == typeof(uint) ? Key<uint>(row, column)
            : Key<ulong>(row, column);

    private static ValueGetter<float> Key<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IConvertible
    {
        var read = row.GetGetter<T>(column);
        T key = default;
        return (ref float value) =>
        {
            read(ref key);
            value = key.ToInt32(null) is var number and > 0 ? number - 1 : float.NaN;
        };
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("schema", role, name);
}
