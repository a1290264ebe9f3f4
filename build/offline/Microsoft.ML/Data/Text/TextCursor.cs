namespace Microsoft.ML.Data;

internal sealed class TextCursor : CursorBase
{
    private readonly IEnumerator<string> _lines;
    private readonly TextLine _line;
    private bool _hasLine;

    public TextCursor(IEnumerable<string> lines, TextLoader.Options options, TextColumn[] columns, DataViewSchema schema, bool[] active)
        : base(schema, active)
    {
        _lines = lines.GetEnumerator();
        _line = new TextLine(options);
        Getters = [.. columns.Select((c, i) => active[i] ? c.MakeGetter(() => _hasLine ? _line : throw Errors.NoRow()) : null)];
    }

    protected override Delegate[] Getters { get; }

    protected override bool MoveNextCore()
    {
        _hasLine = _lines.MoveNext();
        if (_hasLine) _line.Set(_lines.Current);
        return _hasLine;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }
}
