namespace Microsoft.ML.Data;

internal static class PooledColumn
{
    private delegate IPooledColumn Factory(DataViewRow row, DataViewSchema.Column column, int size);

    public static IPooledColumn Reading(DataViewRow row, DataViewSchema.Column column, int size)
        => column.Type is VectorDataViewType vector
            ? (IPooledColumn)GenericCall.Invoke((Factory)Vectors<int>, vector.ItemType.RawType, row, column, size)
            : (IPooledColumn)GenericCall.Invoke((Factory)Scalars<int>, column.Type.RawType, row, column, size);

    private static IPooledColumn Scalars<T>(DataViewRow row, DataViewSchema.Column column, int size)
        => new Pool<T>(row.GetGetter<T>(column), size, (ref T source, ref T target) => target = source);

    private static IPooledColumn Vectors<T>(DataViewRow row, DataViewSchema.Column column, int size)
        => new Pool<VBuffer<T>>(row.GetGetter<VBuffer<T>>(column), size, (ref VBuffer<T> source, ref VBuffer<T> target) => source.CopyTo(ref target));

    private delegate void Copy<T>(ref T source, ref T target);

    private sealed class Pool<T>(ValueGetter<T> read, int size, Copy<T> copy) : IPooledColumn
    {
        private readonly T[] _slots = new T[size];

        public void Fetch(int slot) => read(ref _slots[slot]);
        // Swapped, not copied: each slot keeps arrays of its own.
        public void Swap(int first, int second) => (_slots[first], _slots[second]) = (_slots[second], _slots[first]);
        public Delegate MakeGetter(Func<int> slot) => (ValueGetter<T>)((ref T value) => copy(ref _slots[slot()], ref value));
    }
}
