using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How a model's metrics change if the values of one slot of its features, and of one only, are those of other rows.</summary>
internal static class SlotPermutations
{
    public static ImmutableArray<TStatistics> Of<TModel, TMetrics, TStatistics>(IHostEnvironment env, ISingleFeaturePredictionTransformer<TModel> model, IDataView data,
        Func<IDataView, TMetrics> evaluate, Func<TStatistics> start, Action<TStatistics, TMetrics, TMetrics> add, int? rows, int count)
        where TModel : class
    {
        Check.Value(model, nameof(model));
        Check.Value(data, nameof(data));
        if (rows is { } most) data = new RangeView(data, 0, most);
        var rand = env.Register("PermutationFeatureImportance").Rand;
        var column = data.Schema[model.FeatureColumnName];
        var baseline = evaluate(model.Transform(data));
        float[][] features = [.. data.GetColumn<float[]>(column)];
        return [.. Enumerable.Range(0, column.Type.GetValueCount()).Select(slot =>
        {
            var statistics = start();
            float[] values = [.. features.Select(f => f[slot])];
            for (int i = 0; i < count; i++)
            {
                rand.Shuffle(values);
                add(statistics, evaluate(model.Transform(new MappedView(data, new PermutedSlot(column, slot, [.. values])))), baseline);
            }
            return statistics;
        })];
    }
}
