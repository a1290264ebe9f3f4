namespace Microsoft.ML.Data;

/// <summary>The input's columns and the added ones in one schema. One that replaces another stands right behind it, as in ML.NET.</summary>
internal sealed class ColumnBindings
{
    // For each output column: an input column's index, or ~place of an added one.
    private readonly List<int> _sources;

    public ColumnBindings(DataViewSchema input, DataViewSchema.DetachedColumn[] added)
    {
        Input = input;
        var names = input.Select(c => c.Name).ToList();
        _sources = [.. Enumerable.Range(0, input.Count)];
        for (int i = 0; i < added.Length; i++)
        {
            int last = names.LastIndexOf(added[i].Name);
            int at = last < 0 ? names.Count : last + 1;
            names.Insert(at, added[i].Name);
            _sources.Insert(at, ~i);
        }
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources.Select(s => s >= 0 ? new DataViewSchema.DetachedColumn(input[s]) : added[~s]));
        Output = builder.ToSchema();
        AddedCount = added.Length;
    }

    public DataViewSchema Input { get; }
    public DataViewSchema Output { get; }
    public int AddedCount { get; }

    /// <summary>Where an output column comes from: the index of an input column, or ~place of an added one.</summary>
    public int SourceOf(int outputIndex) => _sources[outputIndex];

    /// <summary>Which added columns (by place) are among these.</summary>
    public bool[] ActiveAdded(bool[] activeOutput)
    {
        var active = new bool[AddedCount];
        for (int i = 0; i < _sources.Count; i++)
            if (activeOutput[i] && _sources[i] < 0) active[~_sources[i]] = true;
        return active;
    }

    /// <summary>The input columns that these output columns need, through the mapper or because they are passed on.</summary>
    public bool[] ActiveInput(bool[] activeOutput, IRowMapper mapper)
    {
        var added = ActiveAdded(activeOutput);
        var needed = mapper.GetDependencies(i => added[i]);
        var active = new bool[Input.Count];
        for (int i = 0; i < active.Length; i++) active[i] = needed(i);
        for (int i = 0; i < _sources.Count; i++)
            if (activeOutput[i] && _sources[i] >= 0) active[_sources[i]] = true;
        return active;
    }
}
