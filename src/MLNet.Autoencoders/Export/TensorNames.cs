using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders.Export;

/// <summary>What the tensors that enter and leave the exported graph are called, and which of them are columns.</summary>
internal sealed class TensorNames
{
    private const string Unnamed = GraphBuilder.Prefix;

    public TensorNames(string inputColumn, string outputColumn, AutoencoderEstimator.Options options, AutoencoderOutput output = AutoencoderOutput.Codes)
    {
        List<string> outputColumns = [outputColumn, .. options.FurtherColumns().Select(c => c.Name)];
        Input = inputColumn;
        Codes = Name(output == AutoencoderOutput.Codes ? outputColumn : null, "codes");
        CodeDeviations = options.Prior is VariationalPrior ? Name(options.CodeDeviationColumnName, "deviation") : null;
        HiddenLayers = [.. options.HiddenLayerColumnNames?.Select(c => c is null ? null : Name(c, "")) ?? []];
        PooledCodes = options.PooledCodeColumnName is { } pooled ? Name(pooled, "") : null;
        LabelScore = options.Supervision is null ? null : Name(output == AutoencoderOutput.LabelScore ? outputColumn : options.LabelScoreColumnName, "label/score");
        Reconstruction = Name(options.ReconstructionColumnName, "reconstruction");
        ReconstructionError = Name(options.ReconstructionErrorColumnName, "error");
        Imputed = options.MissingValues == MissingValues.Mask ? Name(output == AutoencoderOutput.Imputed ? outputColumn : options.ImputedColumnName, "imputed") : null;
        if (options.AnomalyScore is not null)
        {
            AnomalyScore = Name(output == AutoencoderOutput.AnomalyScore ? outputColumn : options.AnomalyScoreColumnName, "score");
            FeatureContributions = Name(options.FeatureContributionsColumnName, "contributions");
        }
        Columns = [.. outputColumns.Select(c => (c, Name(c, "")))];

        string Name(string? column, string without) => column is null ? Unnamed + without : BuiltInForm.TensorName(column, inputColumn, outputColumns);
    }

    public string Input { get; }

    public string Codes { get; }

    /// <summary>The standard deviations of codes that are drawn; null if codes are not.</summary>
    public string? CodeDeviations { get; }

    /// <summary>By hidden layer of the encoder, from the first on; null for one that does not leave the graph.</summary>
    public IReadOnlyList<string?> HiddenLayers { get; }

    /// <summary>Null if they do not leave the graph.</summary>
    public string? PooledCodes { get; }

    /// <summary>Null without supervision.</summary>
    public string? LabelScore { get; }

    public string Reconstruction { get; }

    public string ReconstructionError { get; }

    /// <summary>The rows with their gaps filled; null if values cannot be missing.</summary>
    public string? Imputed { get; }

    /// <summary>Null without an anomaly score, as are its contributions.</summary>
    public string? AnomalyScore { get; }

    public string? FeatureContributions { get; }

    /// <summary>The columns, the estimator's output column first, and the tensor of each.</summary>
    public IReadOnlyList<(string Column, string Tensor)> Columns { get; }
}
