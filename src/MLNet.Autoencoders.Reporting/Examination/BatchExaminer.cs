namespace MLNet.Autoencoders.Examination;

/// <summary>Runs the network over a batch.</summary>
internal sealed class BatchExaminer(AutoencoderTransformer transformer)
{
    private readonly string[] _tensors =
    [
        transformer.Description.CodesTensorName,
        transformer.Description.ReconstructionTensorName,
        transformer.Description.ReconstructionErrorTensorName,
        .. transformer.Description.AnomalyScoreTensorName is { } score ? [score] : Array.Empty<string>(),
    ];

    /// <param name="batch">The rows.</param>
    /// <param name="first">The place of the first of them in the data.</param>
    /// <returns>The rows with what the network makes of them, and the error of each of their features.</returns>
    public (IReadOnlyList<ExaminedRow> Rows, float[][] FeatureErrors) Examine(LabelledRows batch, long first)
    {
        float[][][] results = transformer.Compute(batch.Rows, _tensors);
        var rows = batch.Rows.Select((values, i) => new ExaminedRow(
            first + i, values, Reconstruction: results[1][i], Code: results[0][i], Error: results[2][i][0], Score: results.Length > 3 ? results[3][i][0] : null, batch.Labels[i]));
        return ([.. rows], transformer.FeatureErrors(batch.Rows));
    }
}
