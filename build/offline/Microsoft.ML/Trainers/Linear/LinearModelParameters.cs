using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class LinearModelParameters : ModelParametersBase<float>
{
    private readonly float[] _weights;

    private protected LinearModelParameters(float[] weights, float bias)
    {
        _weights = weights;
        Bias = bias;
    }

    public IReadOnlyList<float> Weights => _weights;
    public float Bias { get; protected set; }

    internal float Score(in VBuffer<float> features)
    {
        Check.State(features.Length == _weights.Length, $"Input is of length {features.Length}, but predictor expected length {_weights.Length}");
        return Bias + SparseMath.Dot(features, _weights);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
        => throw new NotSupportedException("The substitute of Microsoft.ML saves the model with its transformer only: mlContext.Model.Save.");
}
