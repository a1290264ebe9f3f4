using MLNet.Autoencoders.Tool.Data;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Which columns are learned from.</summary>
/// <param name="Patterns">Their names or patterns; empty for all but the label.</param>
/// <param name="Label">The label; null for none.</param>
/// <param name="MaximumCategories">The largest number of different values in a column of categories.</param>
/// <param name="LabelKind">What labels of delimited files are read as.</param>
internal sealed record FeatureChoice(IReadOnlyList<string> Patterns, string? Label, int MaximumCategories, FieldKind LabelKind = FieldKind.Text)
{
    /// <exception cref="UserError">The table lacks a column that is named.</exception>
    public IReadOnlyList<string> From(IReadOnlyList<string> columns, string table)
    {
        if (Label is not null && !columns.Contains(Label))
            throw new UserError($"{FeatureOptions.Label}: {table} has no column '{Label}'. Its columns are {ColumnPatterns.Listed(columns)}.");
        var others = columns.Where(c => c != Label).ToList();
        var chosen = Patterns.Count == 0 ? others : ColumnPatterns.Choose(others, Patterns, FeatureOptions.Features, table);
        return chosen.Count > 0 ? chosen : throw new UserError($"{table} has no column to learn from besides the label.");
    }
}
