namespace Microsoft.ML.Data;

/// <summary>A column of which one slot has the values of other rows: those at these places, row after row.</summary>
internal sealed class PermutedSlot(DataViewSchema.Column column, int slot, float[] values) : IRowMapper
{
    public DataViewSchema.DetachedColumn[] OutputColumns { get; } = [new(column.Name, column.Type, column.Annotations)];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput) => index => index == column.Index && activeOutput(0);

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        if (!activeOutput(0)) return [null];
        var read = input.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        ValueGetter<VBuffer<float>> getter = (ref VBuffer<float> value) =>
        {
            read(ref row);
            row.CopyToDense(ref value);
            var editor = VBufferEditor.CreateFromBuffer(ref value);
            editor.Values[slot] = values[input.Position];
            value = editor.Commit();
        };
        return [getter];
    }
}
