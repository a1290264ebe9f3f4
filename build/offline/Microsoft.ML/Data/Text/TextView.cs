namespace Microsoft.ML.Data;

/// <summary>The lines of text files as rows, read anew by each cursor.</summary>
internal sealed class TextView(IMultiStreamSource source, TextLoader.Options options, TextColumn[] columns, DataViewSchema schema) : IDataView
{
    public bool CanShuffle => false;
    public DataViewSchema Schema => schema;
    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new TextCursor(Lines(), options, columns, schema, ActiveColumns.Of(schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private IEnumerable<string> Lines()
    {
        long left = options.MaxRows ?? long.MaxValue;
        for (int i = 0; i < source.Count; i++)
        {
            using var reader = source.OpenTextReader(i);
            if (options.HasHeader) reader.ReadLine();
            while (left > 0 && reader.ReadLine() is { } line)
            {
                // Empty lines are no rows.
                if (string.IsNullOrWhiteSpace(line)) continue;
                left--;
                yield return line;
            }
        }
    }
}
