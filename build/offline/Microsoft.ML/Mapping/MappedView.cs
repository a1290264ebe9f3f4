namespace Microsoft.ML.Data;

/// <summary>A view with a mapper's columns beside the input's own: computed row by row, when asked for.</summary>
internal sealed class MappedView : IDataView
{
    private static readonly int ThreadCount = Math.Max(2, Environment.ProcessorCount - 1);

    private readonly IDataView _input;
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public MappedView(IDataView input, IRowMapper mapper)
    {
        _input = input;
        _mapper = mapper;
        _bindings = new ColumnBindings(input.Schema, mapper.OutputColumns);
    }

    public bool CanShuffle => _input.CanShuffle;
    public DataViewSchema Schema => _bindings.Output;
    public long? GetRowCount() => _input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        if (!UsesThreads(active)) return Wrap(_input.GetRowCursor(InputColumns(active), rand), active);
        var stop = new CancellationTokenSource();
        return new ConsolidatedCursor(CursorSet(active, ThreadCount, rand, stop.Token), active, stop);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => CursorSet(ActiveColumns.Of(Schema, columnsNeeded), n, rand, CancellationToken.None);

    private DataViewRowCursor[] CursorSet(bool[] active, int n, Random rand, CancellationToken stop)
    {
        var inputs = _input.GetRowCursorSet(InputColumns(active), n, rand);
        if (n > 1 && inputs.Length == 1 && UsesThreads(active)) inputs = SplitCursor.Split(inputs[0], n, stop);
        return [.. inputs.Select(cursor => Wrap(cursor, active))];
    }

    private bool UsesThreads(bool[] active) => _mapper.UsesThreads && _bindings.ActiveAdded(active).Contains(true);

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => ActiveColumns.In(_input.Schema, _bindings.ActiveInput(active, _mapper));

    private MappedCursor Wrap(DataViewRowCursor input, bool[] active) => new(input, _bindings, _mapper, active);
}
