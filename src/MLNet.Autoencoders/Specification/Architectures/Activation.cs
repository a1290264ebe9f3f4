namespace MLNet.Autoencoders;

/// <summary>The function φ that a layer applies to each of its values.</summary>
public enum Activation
{
    /// <summary>φ(x) = x.</summary>
    Identity,

    /// <summary>φ(x) = 1 / (1 + e⁻ˣ), in (0, 1).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent, in (−1, 1).</summary>
    Tanh,

    /// <summary>φ(x) = max(0, x) (Nair and Hinton 2010).</summary>
    Relu,

    /// <summary>φ(x) = x for x ≥ 0, else 0.01 x (Maas 2013).</summary>
    LeakyRelu,

    /// <summary>φ(x) = x for x ≥ 0, else eˣ − 1 (Clevert 2016).</summary>
    Elu,

    /// <summary>The scaled exponential linear unit (Klambauer 2017), which keeps mean 0 and variance 1.</summary>
    Selu,

    /// <summary>φ(x) = x Φ(x) with the normal distribution function Φ, exact (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>φ(x) = log(1 + eˣ), above 0 (Dugas 2001).</summary>
    Softplus,

    /// <summary>φ(x) = x / (1 + e⁻ˣ), also known as swish (Elfwing 2017; Ramachandran 2017).</summary>
    Silu,
}
