namespace MLNet.Autoencoders;

/// <summary>What the output column of an estimator holds.</summary>
internal enum AutoencoderOutput
{
    /// <summary>The codes.</summary>
    Codes,

    /// <summary>The rows with their gaps filled.</summary>
    Imputed,

    /// <summary>The anomaly score.</summary>
    AnomalyScore,

    /// <summary>The outputs of the head that learns the label.</summary>
    LabelScore,
}
