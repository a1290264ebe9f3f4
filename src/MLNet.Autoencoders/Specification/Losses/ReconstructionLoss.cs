namespace MLNet.Autoencoders;

/// <summary>How the difference of a row x and its reconstruction r is measured: summed over features, averaged over rows.</summary>
public enum ReconstructionLoss
{
    /// <summary>Σ (x − r)².</summary>
    SquaredError,

    /// <summary>
    /// −Σ [x log r + (1 − x) log(1 − r)], computed on logits, r = sigmoid(logits). For inputs within [0, 1]; any other value
    /// is refused with its column and row.
    /// </summary>
    BinaryCrossEntropy,
}
