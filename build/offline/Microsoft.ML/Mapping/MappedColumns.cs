namespace Microsoft.ML.Data;

/// <summary>The columns of a mapped row, whether it stands alone or under a cursor.</summary>
internal sealed class MappedColumns : IDisposable
{
    private readonly DataViewRow _input;
    private readonly ColumnBindings _bindings;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly Action _dispose;

    public MappedColumns(DataViewRow input, ColumnBindings bindings, IRowMapper mapper, bool[] active)
    {
        _input = input;
        _bindings = bindings;
        _active = active;
        var added = bindings.ActiveAdded(active);
        _getters = added.Any(a => a) ? mapper.CreateGetters(input, i => added[i], out _dispose) : new Delegate[added.Length];
    }

    public bool IsActive(DataViewSchema.Column column)
    {
        Check.Param(column.Index < _active.Length, nameof(column), "The column is not of this row.");
        return _active[column.Index];
    }

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column)) throw Errors.InactiveColumn(column.Name);
        int source = _bindings.SourceOf(column.Index);
        if (source >= 0) return _input.GetGetter<TValue>(_input.Schema[source]);
        return _getters[~source] as ValueGetter<TValue>
            ?? throw Errors.WrongGetterType(typeof(TValue), _bindings.Output[column.Index].Type.RawType);
    }

    public void Dispose() => _dispose?.Invoke();
}
