namespace Microsoft.ML.Data;

internal sealed class OneToOneMapper(DataViewSchema.Column[] inputs, DataViewSchema.DetachedColumn[] outputs, Func<DataViewRow, int, Delegate> makeGetter) : IRowMapper
{
    public DataViewSchema.DetachedColumn[] OutputColumns => outputs;

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
    {
        var needed = inputs.Where((_, i) => activeOutput(i)).Select(c => c.Index).ToHashSet();
        return needed.Contains;
    }

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        return [.. inputs.Select((_, i) => activeOutput(i) ? makeGetter(input, i) : null)];
    }
}
