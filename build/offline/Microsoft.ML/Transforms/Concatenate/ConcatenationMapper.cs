namespace Microsoft.ML.Data;

internal sealed class ConcatenationMapper(DataViewSchema.Column[] inputs, DataViewSchema.DetachedColumn output) : IRowMapper
{
    private delegate Delegate GetterMaker(DataViewRow row);

    public DataViewSchema.DetachedColumn[] OutputColumns => [output];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        => column => activeOutput(0) && inputs.Any(c => c.Index == column);

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        return [(Delegate)GenericCall.Invoke((GetterMaker)Getter<int>, output.Type.GetItemType().RawType, input)];
    }

    private Delegate Getter<T>(DataViewRow row)
    {
        var readers = inputs.Select(c => Reader<T>(row, c)).ToArray();
        var parts = new VBuffer<T>[readers.Length];
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            int length = 0, count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                readers[i](ref parts[i]);
                length += parts[i].Length;
                count += parts[i].GetValues().Length;
            }
            // Mostly zeros stay sparse; otherwise dense is quicker for whoever reads.
            if (count > length / 2) Dense(parts, length, ref value);
            else Sparse(parts, length, count, ref value);
        });
    }

    private static ValueGetter<VBuffer<T>> Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType) return row.GetGetter<VBuffer<T>>(column);
        var read = row.GetGetter<T>(column);
        return (ref VBuffer<T> value) =>
        {
            var editor = VBufferEditor.Create(ref value, 1);
            read(ref editor.Values[0]);
            value = editor.Commit();
        };
    }

    private static void Dense<T>(VBuffer<T>[] parts, int length, ref VBuffer<T> value)
    {
        var editor = VBufferEditor.Create(ref value, length);
        int at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(editor.Values, at);
            at += part.Length;
        }
        value = editor.Commit();
    }

    private static void Sparse<T>(VBuffer<T>[] parts, int length, int count, ref VBuffer<T> value)
    {
        var editor = VBufferEditor.Create(ref value, length, count);
        int at = 0, start = 0;
        foreach (var part in parts)
        {
            foreach (var (index, item) in part.Items())
            {
                if (count < length) editor.Indices[at] = start + index;
                editor.Values[at++] = item;
            }
            start += part.Length;
        }
        value = editor.Commit();
    }
}
