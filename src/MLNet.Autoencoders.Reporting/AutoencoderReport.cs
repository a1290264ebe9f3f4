namespace MLNet.Autoencoders;

/// <summary>
/// What was seen of an autoencoder and of its rows, as plain data: <see cref="Save"/> writes it as a page, and charts of one's own
/// can be drawn from it.
/// </summary>
public sealed record AutoencoderReport
{
    /// <summary>What was asked for.</summary>
    public required ReportOptions Options { get; init; }

    /// <summary>The autoencoder. Its <see cref="AutoencoderDescription.History"/> has the losses by epoch.</summary>
    public required AutoencoderDescription Description { get; init; }

    /// <summary>The number of rows that were read.</summary>
    public required long RowCount { get; init; }

    /// <summary>The distribution of the rows' reconstruction errors.</summary>
    public required Distribution Errors { get; init; }

    /// <summary>The distribution of the rows' anomaly scores; <see langword="null"/> if the autoencoder gives none.</summary>
    public Distribution? Scores { get; init; }

    /// <summary>The number of rows whose anomaly score is above the threshold; <see langword="null"/> if there is none.</summary>
    public long? RowsAboveThreshold { get; init; }

    /// <summary>The rows with the smallest reconstruction errors, the smallest first.</summary>
    public required IReadOnlyList<ExaminedRow> BestRows { get; init; }

    /// <summary>The rows of the sample whose reconstruction errors are nearest to the median, by their errors.</summary>
    public required IReadOnlyList<ExaminedRow> MedianRows { get; init; }

    /// <summary>The rows with the largest reconstruction errors, the largest first.</summary>
    public required IReadOnlyList<ExaminedRow> WorstRows { get; init; }

    /// <summary>The features, by their share of all reconstruction errors, the largest first.</summary>
    public required IReadOnlyList<FeatureSummary> Features { get; init; }

    /// <summary>The units of the code, in their order.</summary>
    public required IReadOnlyList<UnitSummary> Units { get; init; }

    /// <summary>The points of the code space.</summary>
    public required CodePlane Codes { get; init; }

    /// <summary>The weights of the first layer.</summary>
    public required LayerWeights Filters { get; init; }

    /// <summary>Rows that the autoencoder generated; empty if it cannot.</summary>
    public required IReadOnlyList<float[]> Generated { get; init; }

    /// <summary>Rows on the way between the codes of two rows of the sample; empty if the codes follow no known distribution.</summary>
    public required IReadOnlyList<float[]> Interpolated { get; init; }

    /// <summary>Writes the report as a single HTML page, which opens without a network.</summary>
    /// <param name="filePath">The path of the file. It is whole or not there; an existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string filePath) => AtomicFile.Write(filePath, stream => Page.ReportPage.Write(this, stream));
}
