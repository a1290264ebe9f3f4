namespace Microsoft.ML.Data;

/// <summary>A row mapper as the public interface shows it.</summary>
internal sealed class RowToRowMapper : IRowToRowMapper
{
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public RowToRowMapper(DataViewSchema inputSchema, IRowMapper mapper)
    {
        _mapper = mapper;
        _bindings = new ColumnBindings(inputSchema, mapper.OutputColumns);
    }

    public DataViewSchema InputSchema => _bindings.Input;
    public DataViewSchema OutputSchema => _bindings.Output;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => ActiveColumns.In(InputSchema, _bindings.ActiveInput(ActiveColumns.Of(OutputSchema, dependingColumns), _mapper));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.Value(input, nameof(input));
        Check.Param(ReferenceEquals(input.Schema, InputSchema), nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new MappedRow(input, _bindings, _mapper, ActiveColumns.Of(OutputSchema, activeColumns));
    }
}
