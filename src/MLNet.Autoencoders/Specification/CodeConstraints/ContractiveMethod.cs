namespace MLNet.Autoencoders;

/// <summary>How the contractive penalty is computed.</summary>
public enum ContractiveMethod
{
    /// <summary>In closed form for one sigmoid layer without noise after its activation; otherwise exactly for codes of up to 32 values, and by Hutchinson's estimate for larger ones.</summary>
    Automatic,

    /// <summary>Σⱼ (hⱼ (1 − hⱼ))² Σᵢ Wⱼᵢ²; for one sigmoid layer.</summary>
    ClosedForm,

    /// <summary>The Jacobian row by row, one backward pass for each value of the code.</summary>
    Exact,

    /// <summary>‖vᵀ J‖² with one random vector v of ±1 for each row, whose mean is ‖J‖² (M. Hutchinson 1990); one backward pass.</summary>
    Hutchinson,
}
