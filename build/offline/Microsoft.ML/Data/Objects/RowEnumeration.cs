namespace Microsoft.ML.Data;

/// <summary>A view's rows as objects.</summary>
internal static class RowEnumeration
{
    public static IEnumerable<TRow> Of<TRow>(IDataView data, bool reuse, bool ignoreMissingColumns, SchemaDefinition definition)
        where TRow : class, new()
    {
        // At once, not at the first row: what does not fit shows where it was asked for.
        var columns = RowFiller<TRow>.Bind(data.Schema, ignoreMissingColumns, definition).Select(b => b.Column).ToList();
        return Rows<TRow>(data, columns, reuse, ignoreMissingColumns, definition);
    }

    private static IEnumerable<TRow> Rows<TRow>(IDataView data, List<DataViewSchema.Column> columns, bool reuse, bool ignoreMissingColumns, SchemaDefinition definition)
        where TRow : class, new()
    {
        using var cursor = data.GetRowCursor(columns);
        var filler = new RowFiller<TRow>(cursor, ignoreMissingColumns, definition);
        var row = new TRow();
        while (cursor.MoveNext())
        {
            if (!reuse) row = new TRow();
            filler.Fill(row);
            yield return row;
        }
    }
}
