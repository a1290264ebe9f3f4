using System.Globalization;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Reads the fields of a delimited file as numbers and text.</summary>
internal sealed class FieldReader(DelimitedFile file, IReadOnlyList<Field> fields) : IDisposable
{
    public RecordReader Records { get; } = file.Open();

    /// <exception cref="UserError">The field is no finite number, or missing though it must not be.</exception>
    public float Number(int column)
    {
        string field = Present(column);
        if (field.Length == 0)
            return float.NaN;
        return Data.Number.TryParse(field, out float value) && !float.IsInfinity(value)
            ? value
            : throw Bad(column, $"'{field}' is not a finite number.");
    }

    /// <exception cref="UserError">The field is missing though it must not be.</exception>
    public ReadOnlyMemory<char> Text(int column) => Present(column).AsMemory();

    public void Dispose() => Records.Dispose();

    /// <summary>The field, empty if it is missing.</summary>
    private string Present(int column)
    {
        string field = Records[fields[column].Index];
        if (!file.IsMissing(field))
            return field;
        return fields[column].AllowsMissing ? "" : throw Bad(column, "the value is missing; see --missing and --mask-missing in the help of fit.");
    }

    private UserError Bad(int column, string fault) =>
        file.Bad(Records.Line, string.Create(CultureInfo.InvariantCulture, $"column '{fields[column].Name}': {fault}"));
}
