using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Anomalies;

namespace MLNet.Autoencoders;

/// <summary>
/// A fitted detector of anomalies. It adds the columns <c>Score</c>, a scalar <see cref="float"/> that is larger the stranger a row
/// is, and <c>PredictedLabel</c>, a scalar <see cref="bool"/>: whether the score exceeds <see cref="Threshold"/>.
/// </summary>
/// <remarks>
/// <para>
/// The score of a row is computed from its residual, the difference between its reconstruction and itself, as the options of the
/// autoencoder say. A row whose score is NaN, because a value is missing that the options do not allow to be missing, is predicted to
/// be an anomaly: nothing is known about it.
/// </para>
/// <para>
/// <see cref="Transform"/> is lazy and scores rows in batches; the further columns named in the options of the autoencoder are added
/// too. <c>mlContext.Model.Save</c> writes built-in transformers of ML.NET only, so that a process with Microsoft.ML,
/// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime can load the model and gets the same columns. With this package,
/// <c>mlContext.LoadWithBatchedScoring</c> restores batched scoring, and <c>mlContext.LoadAnomalyDetector</c> the detector.
/// </para>
/// <para>All members are thread-safe. Dispose the transformer when it is no longer needed, because it holds native sessions; if it is not disposed, finalizers free them.</para>
/// </remarks>
public sealed class AutoencoderAnomalyTransformer : ITransformer, IDisposable
{
    private readonly TransformerChain<ITransformer> _chain;

    internal AutoencoderAnomalyTransformer(AutoencoderTransformer autoencoder)
    {
        Autoencoder = autoencoder;
        Threshold = (float)autoencoder.Description.AnomalyThreshold!.Value;
        _chain = ScoreColumns.Behind(autoencoder, Threshold);
    }

    /// <summary>The autoencoder that computes the scores, with its description and history. It is disposed with this transformer.</summary>
    public AutoencoderTransformer Autoencoder { get; }

    /// <summary>The threshold: <c>PredictedLabel</c> is <see langword="true"/> for rows with a higher score.</summary>
    public float Threshold { get; }

    /// <summary>Always <see langword="true"/>: each row is transformed independently of the others.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>Makes a detector with the same scores and another threshold.</summary>
    /// <param name="threshold">The threshold; any finite number.</param>
    /// <returns>The detector. It remains valid when this one is disposed, and has to be disposed itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public AutoencoderAnomalyTransformer WithThreshold(float threshold)
    {
        if (!float.IsFinite(threshold))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be a finite number.");
        return new AutoencoderAnomalyTransformer(Autoencoder.WithThreshold(threshold));
    }

    /// <summary>Computes the scores of rows, without a data view.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The score of each row, equal to the column <c>Score</c> up to float rounding.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Scores(IReadOnlyList<float[]> rows) => Autoencoder.AnomalyScores(rows);

    /// <summary>Finds the features from which the score of a row comes.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <param name="count">The largest number of features to return. Default 5; at least 1.</param>
    /// <returns>The features with the largest shares, largest first.</returns>
    /// <example>
    /// <code>
    /// foreach (var feature in detector.Explain(row, count: 3))
    ///     Console.WriteLine($"{feature.Name} = {feature.Value}: {feature.Share:P0} of the score");
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public IReadOnlyList<FeatureContribution> Explain(float[] row, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        float[] contributions = Autoencoder.FeatureContributions(row);
        double score = contributions.Sum(c => (double)c);
        return
        [
            .. contributions
                .Select((c, slot) => new FeatureContribution(Name(slot), slot, row[slot], score == 0 ? 0 : c / score))
                .OrderByDescending(feature => feature.Share)
                .Take(count),
        ];
    }

    /// <summary>Gets the columns that <see cref="Transform"/> produces for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the data to be transformed.</param>
    /// <returns>The same columns, the further columns of the autoencoder, <c>Score</c> and <c>PredictedLabel</c>. A column of the same name is hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _chain.GetOutputSchema(inputSchema);

    /// <summary>Adds scores and labels to the data. Nothing is computed until rows are read.</summary>
    /// <param name="input">The data. Its feature column must be a vector of <see cref="AutoencoderDescription.InputSize"/> floats.</param>
    /// <returns>The data with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public IDataView Transform(IDataView input) => _chain.Transform(input);

    /// <summary>Gets a mapper that adds scores and labels row by row, as prediction engines need it.</summary>
    /// <param name="inputSchema">The columns of the rows to be mapped.</param>
    /// <returns>A mapper from such rows to rows with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)_chain).GetRowToRowMapper(inputSchema);

    /// <summary>Frees the sessions. Data returned by <see cref="Transform"/> can no longer be read.</summary>
    public void Dispose() => _chain.Dispose();

    /// <summary>Saves the detector as a chain of ML.NET's own transformers, which any process can load.</summary>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_chain).Save(ctx);

    private string Name(int slot) => Autoencoder.Description.FeatureNames?[slot] is { Length: > 0 } name
        ? name
        : FormattableString.Invariant($"{Autoencoder.Description.InputColumnName}[{slot}]");
}
