using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Anomalies;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Detectors whose score is the sum of a row's squares, to which each feature contributes its own. Nothing is trained.</summary>
internal sealed record HandMadeDetector
{
    public int Size { get; init; } = 3;

    public float Threshold { get; init; } = 10;

    public string FeatureColumnName { get; init; } = "Features";

    public IReadOnlyList<string>? FeatureNames { get; init; }

    /// <summary>A further column for what each feature contributes.</summary>
    public string? ContributionsColumnName { get; init; }

    public AutoencoderAnomalyTransformer Create() => new(Autoencoder());

    public AutoencoderTransformer Autoencoder()
    {
        List<string> columns = [ScoreColumns.Vector, .. ContributionsColumnName is { } name ? [name] : Array.Empty<string>()];
        string[] tensors = [.. columns.Select(c => BuiltInForm.TensorName(c, FeatureColumnName, columns))];
        string contributions = tensors.Length > 1 ? tensors[1] : "contributions";
        var graph = new GraphBuilder();
        graph.Name(FeatureColumnName, "codes");
        graph.Name("codes", "reconstruction");
        graph.Node("Sub", "difference", ["reconstruction", FeatureColumnName]);
        graph.SumOverFeatures("difference", "error");
        graph.Node("Mul", contributions, [FeatureColumnName, FeatureColumnName]);
        graph.SumOverFeatures(contributions, tensors[0]);
        var built = graph.Build(
            [new OnnxValue(FeatureColumnName, Size)],
            [
                new OnnxValue("codes", Size),
                new OnnxValue("reconstruction", Size),
                new OnnxValue("error", 1),
                new OnnxValue(tensors[0], 1),
                new OnnxValue(contributions, Size),
            ]);
        var description = new AutoencoderDescription
        {
            InputColumnName = FeatureColumnName,
            InputSize = Size,
            CodingSize = Size,
            CodesTensorName = "codes",
            ReconstructionTensorName = "reconstruction",
            ReconstructionErrorTensorName = "error",
            AnomalyScoreTensorName = tensors[0],
            FeatureContributionsTensorName = contributions,
            AnomalyThreshold = Threshold,
            FeatureNames = FeatureNames,
            OutputColumns = [.. columns.Select((c, i) => new OutputColumn(c, tensors[i], i == 0 ? 1 : Size))],
            History = new TrainingHistory
            {
                Seed = 1,
                TrainingRows = 1,
                ValidationRows = 0,
                Epochs = [new EpochRecord(1, 0, null, 0.1)],
                BestEpoch = 1,
                StopReason = StopReason.Completed,
            },
        };
        return new AutoencoderTransformer(built, description, new ScoringDevice(null, false));
    }

    public IDataView View(MLContext ml, params IReadOnlyList<float[]> rows)
    {
        var schema = SchemaDefinition.Create(typeof(Sample));
        var features = schema[nameof(Sample.Features)];
        features.ColumnName = FeatureColumnName;
        features.ColumnType = new VectorDataViewType(NumberDataViewType.Single, Size);
        return ml.Data.LoadFromEnumerable(rows.Select((r, i) => new Sample { Features = r, Label = r.Sum(v => v * v) > Threshold ? 1 : 0, Name = "row " + i }).ToList(), schema);
    }
}
