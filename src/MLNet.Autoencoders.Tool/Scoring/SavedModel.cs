using Microsoft.ML;
using Microsoft.ML.Transforms.Onnx;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>A model that was loaded to score tables.</summary>
internal sealed class SavedModel : IDisposable
{
    private const string Score = "Score";
    public const string PredictedLabel = "PredictedLabel";

    private readonly ITransformer _model;

    /// <param name="ml">The context.</param>
    /// <param name="path">The zip.</param>
    /// <param name="threads">The number of threads that score. Sums of floats depend on how they are divided, so it is the same on every machine.</param>
    public SavedModel(MLContext ml, string path, int threads)
    {
        if (!File.Exists(path))
            throw new UserError($"There is no file {path}.");
        ml.SetOnnxSessionOption(new OnnxSessionOptions { IntraOpNumThreads = threads });
        Description = AutoencoderDescription.FromFile(path);
        _model = ml.LoadWithBatchedScoring(path, out var columns);
        Columns = columns;
    }

    public AutoencoderDescription Description { get; }

    /// <summary>The columns of the data that the model was saved for.</summary>
    public DataViewSchema Columns { get; }

    public bool TakesMissingValues => AutoencoderEstimator.Options.From(Description).MissingValues == MissingValues.Mask;

    public IDataView Transform(IDataView rows) => _model.Transform(rows);

    /// <summary>The columns that the model adds, as far as they are its results.</summary>
    public IReadOnlyList<ScoredColumn> Results(DataViewSchema schema)
    {
        string[] verdict = Description is { AnomalyThreshold: null, LabelScoreTensorName: null } ? [] : [Score, PredictedLabel];
        return
        [
            .. Description.OutputColumns.Select(c => c.Name).Concat(verdict)
                .Select(schema.GetColumnOrNull)
                .OfType<DataViewSchema.Column>()
                .Select(column => new ScoredColumn(column, Description.FeatureNames)),
        ];
    }

    public void Dispose() => (_model as IDisposable)?.Dispose();
}
