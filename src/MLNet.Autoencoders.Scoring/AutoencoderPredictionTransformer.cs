using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Predictions;

namespace MLNet.Autoencoders;

/// <summary>
/// A fitted autoencoder that predicts a label. It adds the columns of ML.NET's own linear models: <c>Score</c> and, of classes,
/// <c>PredictedLabel</c>; of a <see cref="bool"/> label <c>Probability</c> too.
/// </summary>
/// <remarks>
/// <para>
/// For a key label, <c>Score</c> is the vector of the classes' probabilities, and <c>PredictedLabel</c> the most probable key, with the
/// values of the training label's keys. For a <see cref="bool"/> label, <c>Score</c> is the logit of <c>Probability</c>. For a <see cref="float"/> label,
/// <c>Score</c> is the predicted value. These columns are made by a linear model of ML.NET on the outputs of the autoencoder's head, which returns them as they
/// are.
/// </para>
/// <para>
/// <see cref="Transform"/> is lazy and scores rows in batches; the further columns named in the options of the autoencoder are added
/// too. <c>mlContext.Model.Save</c> writes built-in transformers of ML.NET only, so that a process with Microsoft.ML,
/// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime can load the model and gets the same columns. With this package,
/// <c>mlContext.LoadWithBatchedScoring</c> restores batched scoring.
/// </para>
/// <para>
/// <c>PermutationFeatureImportance</c> of ML.NET's catalogs takes the transformer and data with the feature column, and tells what each
/// feature means to the prediction.
/// </para>
/// <para>All members are thread-safe. Dispose the transformer when it is no longer needed, because it holds native sessions; if it is not disposed, finalizers free them.</para>
/// </remarks>
public sealed class AutoencoderPredictionTransformer : ISingleFeaturePredictionTransformer<AutoencoderTransformer>, IDisposable
{
    private readonly TransformerChain<ITransformer> _chain;

    /// <param name="autoencoder">The autoencoder, which gives the outputs of its head in <paramref name="vector"/>.</param>
    /// <param name="columns">What makes ML.NET's columns of them.</param>
    /// <param name="vector">The column of the head's outputs. It does not leave the transformer.</param>
    internal AutoencoderPredictionTransformer(AutoencoderTransformer autoencoder, ITransformer columns, string vector)
    {
        Autoencoder = autoencoder;
        int size = autoencoder.Description.OutputColumns.Single(c => c.Name == vector).Size;
        var drop = new MLContext().Transforms.DropColumns(vector).Fit(new Views.NoRows(LinearColumns.Vectors(vector, size)));
        _chain = new TransformerChain<ITransformer>(autoencoder, columns, drop);
    }

    /// <summary>The autoencoder, with its description and history. It is disposed with this transformer.</summary>
    public AutoencoderTransformer Autoencoder { get; }

    /// <summary>The name of the column of features.</summary>
    public string FeatureColumnName => Autoencoder.Description.InputColumnName;

    /// <summary>The type of the column of features: a vector of <see cref="AutoencoderDescription.InputSize"/> floats.</summary>
    public DataViewType FeatureColumnType => new VectorDataViewType(NumberDataViewType.Single, Autoencoder.Description.InputSize);

    /// <summary>Always <see langword="true"/>: each row is transformed independently of the others.</summary>
    public bool IsRowToRowMapper => true;

    AutoencoderTransformer IPredictionTransformer<AutoencoderTransformer>.Model => Autoencoder;

    /// <summary>Gets the columns that <see cref="Transform"/> produces for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the data to be transformed.</param>
    /// <returns>The same columns, the further columns of the autoencoder, and those of the prediction. A column of the same name is hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _chain.GetOutputSchema(inputSchema);

    /// <summary>Adds predictions to the data. Nothing is computed until rows are read.</summary>
    /// <param name="input">The data. Its feature column must be a vector of <see cref="AutoencoderDescription.InputSize"/> floats; a label is not needed.</param>
    /// <returns>The data with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public IDataView Transform(IDataView input) => _chain.Transform(input);

    /// <summary>Gets a mapper that adds predictions row by row, as prediction engines need it.</summary>
    /// <param name="inputSchema">The columns of the rows to be mapped.</param>
    /// <returns>A mapper from such rows to rows with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)_chain).GetRowToRowMapper(inputSchema);

    /// <summary>Frees the sessions. Data returned by <see cref="Transform"/> can no longer be read.</summary>
    public void Dispose() => _chain.Dispose();

    /// <summary>Saves the model as a chain of ML.NET's own transformers, which any process can load.</summary>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_chain).Save(ctx);
}
