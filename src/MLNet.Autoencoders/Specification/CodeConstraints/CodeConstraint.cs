using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>What the code must be like besides allowing the reconstruction.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(KullbackLeiblerSparsity), "kullbackLeibler")]
[JsonDerivedType(typeof(SquaredSparsity), "squared")]
[JsonDerivedType(typeof(L1Sparsity), "l1")]
[JsonDerivedType(typeof(KSparsity), "kSparse")]
[JsonDerivedType(typeof(ContractivePenalty), "contractive")]
[JsonDerivedType(typeof(WinnerTakeAll), "winnerTakeAll")]
public abstract record CodeConstraint
{
    private protected CodeConstraint()
    {
    }

    /// <summary>Checks the constraint against the layer whose output it acts on.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="name">The option's name.</param>
    /// <param name="size">The number of units of the layer; null where it is not known.</param>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="layers">The number of encoder layers that lead to it.</param>
    internal abstract void Validate(OptionFaults faults, string name, int? size, Activation activation, int layers);
}
