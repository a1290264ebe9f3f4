namespace MLNet.Autoencoders.Tool.Data;

/// <summary>A column that is read from a delimited file.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Index">Its place among the fields of a record, from 0.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="AllowsMissing">Whether a missing value is NaN or empty rather than an error.</param>
internal sealed record Field(string Name, int Index, FieldKind Kind, bool AllowsMissing);
