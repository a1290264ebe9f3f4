using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>What missing values leave of rows.</summary>
internal static class Observed
{
    /// <summary>1 for each observed value and 0 for the others, [rows, size]; null if all are.</summary>
    public static Tensor? Of(ForwardPass pass) => pass.Context.Missing?.neg().Plus(1);

    /// <summary>The number of values in a row over the number of those observed, at least 1, [rows, 1].</summary>
    public static Tensor Factor(Tensor observed)
    {
        var count = observed.sum([1], keepdim: true).Within(1, observed.shape[1]);
        return full_like(count, observed.shape[1]) / count;
    }

    /// <summary>Weights of the values with which their sum is scaled up for those that are missing, [rows, size].</summary>
    /// <param name="missing">1 for each missing value.</param>
    public static Tensor Weights(Tensor missing) => missing.neg().Plus(1) is var observed ? observed * Factor(observed) : observed;
}
