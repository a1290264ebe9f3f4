using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class PermutationFeatureImportanceExtensions
{
    public static ImmutableArray<MulticlassClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(this MulticlassClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = "Label", bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => SlotPermutations.Of(catalog.GetEnvironment(), predictionTransformer, data, scored => catalog.Evaluate(scored, labelColumnName),
            () => new MulticlassClassificationMetricsStatistics(), (statistics, metrics, baseline) => statistics.Add(metrics, baseline), numberOfExamplesToUse, permutationCount);

    public static ImmutableArray<BinaryClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(this BinaryClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = "Label", bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => SlotPermutations.Of(catalog.GetEnvironment(), predictionTransformer, data, scored => catalog.EvaluateNonCalibrated(scored, labelColumnName),
            () => new BinaryClassificationMetricsStatistics(), (statistics, metrics, baseline) => statistics.Add(metrics, baseline), numberOfExamplesToUse, permutationCount);

    public static ImmutableArray<RegressionMetricsStatistics> PermutationFeatureImportance<TModel>(this RegressionCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = "Label", bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => SlotPermutations.Of(catalog.GetEnvironment(), predictionTransformer, data, scored => catalog.Evaluate(scored, labelColumnName),
            () => new RegressionMetricsStatistics(), (statistics, metrics, baseline) => statistics.Add(metrics, baseline), numberOfExamplesToUse, permutationCount);
}
