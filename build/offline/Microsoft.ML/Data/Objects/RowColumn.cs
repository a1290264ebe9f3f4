namespace Microsoft.ML.Data;

/// <summary>One member of a row class as a column.</summary>
/// <param name="Column">The column's name, type and annotations.</param>
/// <param name="MakeGetter">Makes the ValueGetter that reads the member of whatever object the function gives.</param>
internal sealed record RowColumn<TRow>(DataViewSchema.DetachedColumn Column, Func<Func<TRow>, Delegate> MakeGetter);
