using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>
/// How strange a row is, judged by its residual e = r(x) − x in the units of the scaled inputs, where r(x) is the row's reconstruction:
/// a score that is larger for stranger rows. What it takes is learned from the training rows after the training, and is part of the
/// network's ONNX graph.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SquaredErrorScore), "squaredError")]
[JsonDerivedType(typeof(MahalanobisScore), "mahalanobis")]
public abstract record AnomalyScore
{
    private protected AnomalyScore()
    {
    }

    internal abstract void Validate(OptionFaults faults, string name);
}
