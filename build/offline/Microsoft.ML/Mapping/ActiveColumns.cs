namespace Microsoft.ML.Data;

internal static class ActiveColumns
{
    /// <summary>The columns asked for as a yes or no for each column of the schema.</summary>
    public static bool[] Of(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[schema.Count];
        foreach (var column in Check.Value(columns, nameof(columns)))
        {
            Check.State(column.Index < schema.Count && schema[column.Index].Name == column.Name, $"Column '{column.Name}' is not of this schema.");
            active[column.Index] = true;
        }
        return active;
    }

    public static IEnumerable<DataViewSchema.Column> In(DataViewSchema schema, bool[] active) => schema.Where(c => active[c.Index]);
}
