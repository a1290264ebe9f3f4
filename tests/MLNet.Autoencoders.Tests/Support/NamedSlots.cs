using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Rows whose values have names, and a text that is the same for all of them.</summary>
internal sealed class NamedSlots : IDataView
{
    private readonly IReadOnlyList<float[]> _rows;
    private readonly string _text;

    private NamedSlots(IReadOnlyList<float[]> rows, string[] names, string text)
    {
        _rows = rows;
        _text = text;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            "SlotNames", new VectorDataViewType(TextDataViewType.Instance, names.Length), (ref VBuffer<ReadOnlyMemory<char>> value) => value = new(names.Length, Array.ConvertAll(names, n => n.AsMemory())));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, names.Length), annotations.ToAnnotations());
        schema.AddColumn("Name", TextDataViewType.Instance);
        Schema = schema.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    /// <param name="rows">The rows.</param>
    /// <param name="names">The name of each of their values.</param>
    /// <param name="text">The value of the column Name.</param>
    public static IDataView View(IReadOnlyList<float[]> rows, string[] names, string text) => new NamedSlots(rows, names, text);

    public long? GetRowCount() => _rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(NamedSlots view) : DataViewRowCursor
    {
        private int _position = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext() => ++_position < view._rows.Count;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<VBuffer<float>> features = (ref VBuffer<float> value) => value = new VBuffer<float>(view._rows[_position].Length, view._rows[_position]);
            ValueGetter<ReadOnlyMemory<char>> name = (ref ReadOnlyMemory<char> value) => value = view._text.AsMemory();
            return (ValueGetter<TValue>)(column.Index == 0 ? features : (Delegate)name);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
    }
}
