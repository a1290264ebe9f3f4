using Microsoft.ML;
using MLNet.Autoencoders.Anomalies;
using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Predictions;

/// <summary>What a trainer predicts: which type its label has, and the columns that ML.NET's own linear trainer of this kind makes.</summary>
internal abstract class LabelPrediction
{
    /// <summary>The column in which the autoencoder gives the outputs of its head. It does not leave the fitted model.</summary>
    public const string Vector = "AutoencoderLabelScores";

    public static readonly LabelPrediction Key = new KeyPrediction();

    public static readonly LabelPrediction Boolean = new BooleanPrediction();

    public static readonly LabelPrediction Number = new NumberPrediction();

    /// <summary>The names of the columns that are added.</summary>
    public virtual IReadOnlyList<string> Columns => [ScoreColumns.Score, ScoreColumns.PredictedLabel];

    /// <summary>Whether unlabelled rows can count for the label.</summary>
    public virtual bool HasPseudoLabels => true;

    /// <summary>What labels are.</summary>
    protected abstract LabelKind Kind { get; }

    /// <summary>The type of labels, in words.</summary>
    protected abstract string LabelType { get; }

    /// <summary>Finds the label column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or has a different type.</exception>
    public DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        var label = LabelColumn.Find(schema, name);
        return label.Kind == Kind
            ? label.Column
            : throw new ArgumentOutOfRangeException(nameof(schema), $"Schema mismatch for label column '{name}': expected {LabelType}, got {label.Column.Type}.");
    }

    /// <summary>What makes ML.NET's columns of <see cref="Vector"/>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="label">The label column.</param>
    public abstract ITransformer Scores(MLContext context, DataViewSchema.Column label);

    /// <summary>The same columns and those that are added, as ML.NET's own trainer promises them.</summary>
    public abstract SchemaShape WithScores(MLContext context, string label, string features, SchemaShape schema);
}
