namespace Microsoft.ML.Data;

/// <summary>The row mappers of a chain, one after the other.</summary>
internal sealed class ChainedRowToRowMapper : IRowToRowMapper
{
    private readonly IRowToRowMapper[] _mappers;

    public ChainedRowToRowMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers)
    {
        InputSchema = inputSchema;
        _mappers = mappers;
        OutputSchema = mappers.Length == 0 ? inputSchema : mappers[^1].OutputSchema;
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => _mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.Value(input, nameof(input));
        Check.Value(activeColumns, nameof(activeColumns));
        Check.Param(ReferenceEquals(input.Schema, InputSchema), nameof(input), "Schema did not match original schema");
        // What each link must hand to the next one, found from the end.
        var needed = new IEnumerable<DataViewSchema.Column>[_mappers.Length];
        var columns = activeColumns;
        for (int i = _mappers.Length - 1; i >= 0; i--)
        {
            needed[i] = [.. columns];
            columns = _mappers[i].GetDependencies(needed[i]);
        }
        var row = input;
        for (int i = 0; i < _mappers.Length; i++) row = _mappers[i].GetRow(row, needed[i]);
        return row;
    }
}
