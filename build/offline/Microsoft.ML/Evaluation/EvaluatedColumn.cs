namespace Microsoft.ML.Data;

internal static class EvaluatedColumn
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has another type.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role, DataViewType type)
    {
        var column = schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("schema", role, name);
        return column.Type.Equals(type) ? column : throw Errors.SchemaMismatch("schema", role, name, type.ToString(), column.Type.ToString());
    }
}
