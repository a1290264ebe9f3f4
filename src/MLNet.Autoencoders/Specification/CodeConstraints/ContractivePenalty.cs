namespace MLNet.Autoencoders;

/// <summary>
/// Adds weight · ‖∂h/∂x‖²_F, averaged over rows, so that the code changes little when a row changes a little (S. Rifai et al.,
/// "Contractive Auto-Encoders", 2011).
/// </summary>
public sealed record ContractivePenalty : CodeConstraint
{
    internal const double DefaultWeight = 0.1;

    private const int LargestExactCode = 32;

    /// <summary>λ. Default 0.1; above 0.</summary>
    public double Weight { get; init; } = DefaultWeight;

    /// <summary>How the penalty is computed. Default <see cref="ContractiveMethod.Automatic"/>.</summary>
    public ContractiveMethod Method { get; init; } = ContractiveMethod.Automatic;

    /// <summary>The method for the output of this layer.</summary>
    internal ContractiveMethod MethodFor(EncoderLayer layer) => Method switch
    {
        ContractiveMethod.Automatic when HasClosedForm(layer) => ContractiveMethod.ClosedForm,
        ContractiveMethod.Automatic => layer.Size <= LargestExactCode ? ContractiveMethod.Exact : ContractiveMethod.Hutchinson,
        ContractiveMethod.ClosedForm or ContractiveMethod.Exact or ContractiveMethod.Hutchinson => Method,
    };

    internal override void Validate(OptionFaults faults, string name, EncoderLayer layer)
    {
        faults.Above(Weight, 0, name + ".Weight");
        faults.Defined(Method, name + ".Method");
        if (Method == ContractiveMethod.ClosedForm && layer.HasNoisyOutputs)
            faults.Add(name + ".Method", Method, "Automatic, Exact or Hutchinson with HiddenNoise.AfterActivation");
        else if (Method == ContractiveMethod.ClosedForm && !HasClosedForm(layer))
            faults.Add(name + ".Method", Method, "Automatic, Exact or Hutchinson for anything but one fully connected sigmoid layer");
        if (layer.IsNormalized)
            faults.Add(name, nameof(ContractivePenalty), "another constraint or null with DenseArchitecture.BatchNormalization and CodeBatchNormalization, with which a code also depends on the other rows of its batch");
    }

    private static bool HasClosedForm(EncoderLayer layer) => layer is { Activation: Activation.Sigmoid, Depth: 1, IsDense: true, HasNoisyOutputs: false };
}
