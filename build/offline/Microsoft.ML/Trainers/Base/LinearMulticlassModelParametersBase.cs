using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>
{
    private protected readonly float[][] Weights;
    private protected readonly float[] Biases;

    private protected LinearMulticlassModelParametersBase(float[][] weights, float[] biases)
    {
        Weights = weights;
        Biases = biases;
    }

    internal int ClassCount => Biases.Length;
    internal int FeatureCount => Weights[0].Length;

    public IEnumerable<float> GetBiases() => [.. Biases];

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = ClassCount;
        if ((weights?.Length ?? 0) < numClasses) weights = new VBuffer<float>[numClasses];
        for (int k = 0; k < numClasses; k++) new VBuffer<float>(FeatureCount, Weights[k]).CopyTo(ref weights[k]);
    }

    /// <summary>The classes' scores before they become probabilities.</summary>
    private protected void Margins(in VBuffer<float> features, Span<float> target)
    {
        Check.State(features.Length == FeatureCount, $"The model has {FeatureCount} features, the row {features.Length}.");
        for (int k = 0; k < ClassCount; k++) target[k] = Biases[k] + SparseMath.Dot(features, Weights[k]);
    }
}
