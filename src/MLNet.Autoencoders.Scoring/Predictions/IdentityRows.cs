using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Views;

namespace MLNet.Autoencoders.Predictions;

/// <summary>Made-up labelled rows, each with one value other than 0, to which a linear model of ML.NET is fitted that returns its input.</summary>
/// <param name="schema">A column of vectors and, after it, a column of labels.</param>
/// <param name="rows">The place of each row's value, the value, and the row's label.</param>
internal sealed class IdentityRows<TLabel>(DataViewSchema schema, IReadOnlyList<(int Slot, float Value, TLabel Label)> rows) : IDataView
{
    public DataViewSchema Schema => schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(schema, rows, [.. columnsNeeded.Select(c => c.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewSchema schema, IReadOnlyList<(int Slot, float Value, TLabel Label)> rows, HashSet<int> active) : DataViewRowCursor
    {
        private readonly int _size = ((VectorDataViewType)schema[0].Type).Size;
        private int _row = -1;

        public override DataViewSchema Schema => schema;

        public override long Position => _row < rows.Count ? _row : -1;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            _row = Math.Min(_row + 1, rows.Count);
            return _row < rows.Count;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => IsColumnActive(column)
            ? Getters.As<TValue>(column.Index == 0 ? (ValueGetter<VBuffer<float>>)Vector : (ValueGetter<TLabel>)Label, column)
            : throw Getters.Inactive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        private void Vector(ref VBuffer<float> value)
        {
            var editor = VBufferEditor.Create(ref value, _size, 1);
            editor.Values[0] = rows[_row].Value;
            if (_size > 1)
                editor.Indices[0] = rows[_row].Slot;
            value = editor.Commit();
        }

        private void Label(ref TLabel value) => value = rows[_row].Label;
    }
}
