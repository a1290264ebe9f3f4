using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Fills an object from a row, has the user's action fill another one from it, and gives that one's members as columns.</summary>
internal sealed class CustomMapper<TSrc, TDst>(Action<TSrc, TDst> mapAction, SchemaDefinition inputColumns, RowColumns<TDst> added, DataViewSchema schema) : IRowMapper
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly HashSet<int> _needed = [.. RowFiller<TSrc>.Bind(schema, ignoreMissingColumns: false, inputColumns).Select(bound => bound.Column.Index)];

    public DataViewSchema.DetachedColumn[] OutputColumns => [.. added.Schema.Select(column => new DataViewSchema.DetachedColumn(column))];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        => added.Schema.Any(column => activeOutput(column.Index)) ? _needed.Contains : _ => false;

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        var filler = new RowFiller<TSrc>(input, ignoreMissingColumns: false, inputColumns);
        var (source, target) = (new TSrc(), new TDst());
        long position = -1;
        return added.MakeGetters(Current, [.. added.Schema.Select(column => activeOutput(column.Index))]);

        TDst Current()
        {
            if (position == input.Position) return target;
            filler.Fill(source);
            mapAction(source, target);
            position = input.Position;
            return target;
        }
    }
}
