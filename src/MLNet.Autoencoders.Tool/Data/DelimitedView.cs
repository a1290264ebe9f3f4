using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Rows of a delimited file as a data view. Each cursor reads the file anew, and holds one row of it.</summary>
/// <param name="file">The file.</param>
/// <param name="fields">The columns to read.</param>
/// <param name="rows">The rows to read.</param>
/// <param name="seen">Sees each record that a cursor moves to; null for nobody.</param>
internal sealed class DelimitedView(DelimitedFile file, IReadOnlyList<Field> fields, RowRange rows, Action<RecordReader>? seen = null) : IDataView
{
    public DataViewSchema Schema { get; } = SchemaOf(fields);

    public bool CanShuffle => false;

    public long? GetRowCount() => rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new DelimitedCursor(Schema, columnsNeeded, new FieldReader(file, fields), rows, seen);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema SchemaOf(IReadOnlyList<Field> fields)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var field in fields)
            builder.AddColumn(field.Name, field.Kind == FieldKind.Number ? NumberDataViewType.Single : TextDataViewType.Instance);
        return builder.ToSchema();
    }
}
