using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Some columns of a schema, in some order; also as a row mapper.</summary>
internal sealed class SelectedColumns : IRowToRowMapper
{
    private readonly int[] _sources;

    public SelectedColumns(DataViewSchema input, int[] sources)
    {
        InputSchema = input;
        _sources = sources;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sources.Select(s => input[s]));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public DataViewSchema.Column SourceOf(DataViewSchema.Column column) => InputSchema[_sources[column.Index]];

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => Check.Value(dependingColumns, nameof(dependingColumns)).Select(SourceOf);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.Value(input, nameof(input));
        Check.Param(ReferenceEquals(input.Schema, InputSchema), nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new SelectedRow(input, this, ActiveColumns.Of(OutputSchema, activeColumns));
    }
}
