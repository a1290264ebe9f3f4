namespace MLNet.Autoencoders;

/// <summary>
/// Adds weight · ‖∂h/∂x‖²_F, averaged over rows: the code is to change little where the rows are (S. Rifai et al.,
/// "Contractive Auto-Encoders", 2011).
/// </summary>
public sealed record ContractivePenalty : CodeConstraint
{
    private const int LargestExactCode = 32;

    /// <summary>λ. Default 0.1; above 0.</summary>
    public double Weight { get; init; } = 0.1;

    /// <summary>How it is computed. Default <see cref="ContractiveMethod.Automatic"/>.</summary>
    public ContractiveMethod Method { get; init; } = ContractiveMethod.Automatic;

    /// <summary>The method for a code of this size, behind this many layers of which the last has this activation.</summary>
    internal ContractiveMethod MethodFor(int size, Activation activation, int layers) => Method switch
    {
        not ContractiveMethod.Automatic => Method,
        _ when HasClosedForm(activation, layers) => ContractiveMethod.ClosedForm,
        _ => size <= LargestExactCode ? ContractiveMethod.Exact : ContractiveMethod.Hutchinson,
    };

    internal override void Validate(OptionFaults faults, string name, int? size, Activation activation, int layers)
    {
        faults.Above(Weight, 0, name + ".Weight");
        faults.Defined(Method, name + ".Method");
        if (Method == ContractiveMethod.ClosedForm && !HasClosedForm(activation, layers))
            faults.Add(name + ".Method", Method, "Automatic, Exact or Hutchinson for anything but one sigmoid layer");
    }

    private static bool HasClosedForm(Activation activation, int layers) => activation == Activation.Sigmoid && layers == 1;
}
