using Microsoft.ML;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>A table to learn from.</summary>
/// <param name="View">Its rows.</param>
/// <param name="Features">The columns to learn from.</param>
internal sealed record LearningTable(IDataView View, IReadOnlyList<string> Features)
{
    /// <summary>The table of a delimited file, which is read once to learn what its columns hold.</summary>
    /// <param name="file">The file.</param>
    /// <param name="choice">Which columns are learned from.</param>
    /// <param name="allowMissing">Whether features may be missing.</param>
    /// <param name="withLabel">Whether the label is read too, as text.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="UserError">The file cannot be learned from. The message says where and why.</exception>
    public static LearningTable Of(DelimitedFile file, FeatureChoice choice, bool allowMissing, bool withLabel, CancellationToken cancellation)
    {
        var features = choice.From(file.ColumnNames, file.Name);
        var scan = new FieldScan(file, features, choice.MaximumCategories, allowMissing);
        var fields = scan.Run(cancellation);
        if (withLabel)
            fields = [.. fields, new Field(choice.Label!, file.IndexOf(choice.Label!, "the label"), choice.LabelKind, AllowsMissing: true)];
        return new(new DelimitedView(file, fields, new RowRange(0, scan.Rows)), features);
    }

    /// <summary>The table of one of ML.NET's binary files.</summary>
    /// <exception cref="UserError">The file lacks a column that is named.</exception>
    public static LearningTable Of(MLContext ml, string path, FeatureChoice choice)
    {
        var view = BinaryTable.Open(ml, path);
        return new(view, choice.From([.. view.Schema.Where(c => !c.IsHidden).Select(c => c.Name)], path));
    }
}
