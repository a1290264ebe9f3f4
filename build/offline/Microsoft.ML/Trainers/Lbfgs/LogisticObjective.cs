using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>The sum over rows of log(1 + e^∓score), plus L2/2 of the squared weights; the bias, behind them, is free.</summary>
internal sealed class LogisticObjective
{
    private readonly List<float[]> _features = [];
    private readonly List<bool> _labels = [];
    private readonly int _featureCount;
    private readonly double _l2;

    public LogisticObjective(IDataView data, DataViewSchema.Column feature, DataViewSchema.Column label, double l2)
    {
        _l2 = l2;
        _featureCount = feature.Type.GetValueCount();
        using var cursor = data.GetRowCursor([feature, label]);
        var readFeatures = cursor.GetGetter<VBuffer<float>>(feature);
        var readLabel = cursor.GetGetter<bool>(label);
        VBuffer<float> features = default;
        bool value = false;
        while (cursor.MoveNext())
        {
            readFeatures(ref features);
            readLabel(ref value);
            float[] dense = [.. features.DenseValues()];
            if (!dense.All(float.IsFinite)) continue;
            _features.Add(dense);
            _labels.Add(value);
        }
        Check.State(_labels.Count > 0, "The training data has no rows with finite features.");
    }

    public int ParameterCount => _featureCount + 1;

    public bool IsRegularised(int parameter) => parameter < _featureCount;

    public double Evaluate(double[] parameters, double[] gradient)
    {
        Array.Clear(gradient);
        double loss = 0;
        for (int row = 0; row < _labels.Count; row++)
        {
            float[] features = _features[row];
            double score = parameters[^1];
            for (int i = 0; i < _featureCount; i++) score += parameters[i] * features[i];
            loss += Math.Max(score, 0) - (_labels[row] ? score : 0) + Math.Log(1 + Math.Exp(-Math.Abs(score)));
            double slope = (1 / (1 + Math.Exp(-score))) - (_labels[row] ? 1 : 0);
            for (int i = 0; i < _featureCount; i++) gradient[i] += slope * features[i];
            gradient[^1] += slope;
        }
        for (int i = 0; i < _featureCount; i++)
        {
            loss += 0.5 * _l2 * parameters[i] * parameters[i];
            gradient[i] += _l2 * parameters[i];
        }
        return loss;
    }
}
