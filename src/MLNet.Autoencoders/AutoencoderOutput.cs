namespace MLNet.Autoencoders;

/// <summary>What an estimator's output column holds.</summary>
internal enum AutoencoderOutput
{
    /// <summary>The codes.</summary>
    Codes,

    /// <summary>The anomaly score.</summary>
    AnomalyScore,
}
