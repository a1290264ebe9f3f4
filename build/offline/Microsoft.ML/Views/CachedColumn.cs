namespace Microsoft.ML.Data;

internal static class CachedColumn
{
    private delegate ICachedColumn Factory(DataViewRow row, DataViewSchema.Column column);

    /// <summary>An empty cached column that reads this row's.</summary>
    public static ICachedColumn Reading(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType vector
            ? (ICachedColumn)GenericCall.Invoke((Factory)Vectors<int>, vector.ItemType.RawType, row, column)
            : (ICachedColumn)GenericCall.Invoke((Factory)Scalars<int>, column.Type.RawType, row, column);

    private static ICachedColumn Vectors<T>(DataViewRow row, DataViewSchema.Column column) => new VectorColumn<T>(row.GetGetter<VBuffer<T>>(column));
    private static ICachedColumn Scalars<T>(DataViewRow row, DataViewSchema.Column column) => new ScalarColumn<T>(row.GetGetter<T>(column));

    private sealed class ScalarColumn<T>(ValueGetter<T> read) : ICachedColumn
    {
        private readonly List<T> _values = [];

        public void Add()
        {
            T value = default;
            read(ref value);
            _values.Add(value);
        }

        public Delegate MakeGetter(Func<int> row) => (ValueGetter<T>)((ref T value) => value = _values[row()]);
    }

    private sealed class VectorColumn<T>(ValueGetter<VBuffer<T>> read) : ICachedColumn
    {
        private readonly List<VBuffer<T>> _values = [];
        private VBuffer<T> _buffer;

        public void Add()
        {
            read(ref _buffer);
            // A copy with arrays of just the size that is needed.
            VBuffer<T> own = default;
            _buffer.CopyTo(ref own);
            _values.Add(own);
        }

        public Delegate MakeGetter(Func<int> row) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[row()].CopyTo(ref value));
    }
}
