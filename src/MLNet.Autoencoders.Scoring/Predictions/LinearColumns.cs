using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNet.Autoencoders.Predictions;

/// <summary>
/// The columns that ML.NET's own linear models make of a column of vectors whose values are scores already. ONNX scoring gives vectors
/// only, and models of another package cannot be loaded everywhere; linear models that return their input can.
/// </summary>
internal static class LinearColumns
{
    private const string Label = "Label";

    private const float Tolerance = 1e-8f;

    /// <summary>By symmetry there is one direction to search in; a longer history of many classes would only take memory.</summary>
    private const int HistorySize = 2;

    /// <summary>The schema of a column of vectors, as autoencoders give them.</summary>
    public static DataViewSchema Vectors(string vector, int size)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(vector, new VectorDataViewType(NumberDataViewType.Single, 1, size));
        return builder.ToSchema();
    }

    /// <summary>Adds the only value of a vector as the scalar <c>Score</c>.</summary>
    public static ITransformer Number(MLContext context, string vector) =>
        // With this learning rate one step for each row leads exactly to weight 1 and bias 0.
        context.Regression.Trainers.OnlineGradientDescent(new OnlineGradientDescentTrainer.Options
        {
            FeatureColumnName = vector,
            LabelColumnName = Label,
            LearningRate = 0.25f,
            DecreaseLearningRate = false,
            Averaged = false,
            Shuffle = false,
        }).Fit(new IdentityRows<float>(Schema(vector, 1, NumberDataViewType.Single), [(0, 1, 1), (0, -1, -1)]));

    /// <summary>Adds the only value of a vector, a logit, as the scalar <c>Score</c>, with its <c>Probability</c> and <c>PredictedLabel</c>.</summary>
    public static ITransformer Boolean(MLContext context, string vector) =>
        context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            FeatureColumnName = vector,
            LabelColumnName = Label,
            L1Regularization = 0,
            L2Regularization = UnitWeight(2),
            OptimizationTolerance = Tolerance,
            HistorySize = HistorySize,
            NumberOfThreads = 1,
        }).Fit(new IdentityRows<bool>(Schema(vector, 1, BooleanDataViewType.Instance), [(0, 1, true), (0, -1, false)]));

    /// <summary>Adds the softmax of a vector of logits, one for each class, as <c>Score</c>, and the class as <c>PredictedLabel</c>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="vector">The column of vectors.</param>
    /// <param name="label">The label's column, which tells the keys and their values.</param>
    public static ITransformer Key(MLContext context, string vector, DataViewSchema.Column label)
    {
        var key = (KeyDataViewType)label.Type;
        int classes = checked((int)key.Count);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(label.Annotations, _ => true);
        var schema = Schema(vector, classes, new KeyDataViewType(typeof(uint), key.Count), annotations.ToAnnotations());
        return context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            FeatureColumnName = vector,
            LabelColumnName = Label,
            L1Regularization = 0,
            L2Regularization = UnitWeight(classes),
            OptimizationTolerance = Tolerance,
            HistorySize = HistorySize,
            NumberOfThreads = 1,
        }).Fit(new IdentityRows<uint>(schema, [.. Enumerable.Range(0, classes).Select(k => (k, 1f, (uint)k + 1))]));
    }

    /// <summary>
    /// The L2 regularisation λ with which a row for each of K classes, whose value of its own class is 1, leads to weights that return
    /// logits as they are. By symmetry, weights differ by g between the class of a value and the others, biases stay 0, and
    /// K log(1 + (K − 1) e⁻ᵍ) + λ/2 (K − 1) g² is least at g = 1. One logit instead of two has the same λ, with the values ±1.
    /// </summary>
    private static float UnitWeight(int classes) => (float)(classes / (Math.E + classes - 1));

    private static DataViewSchema Schema(string vector, int size, DataViewType label, DataViewSchema.Annotations? annotations = null)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(vector, Vectors(vector, size)[0].Type);
        builder.AddColumn(Label, label, annotations);
        return builder.ToSchema();
    }
}
