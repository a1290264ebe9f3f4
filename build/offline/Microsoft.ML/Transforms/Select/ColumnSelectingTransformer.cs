using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string Signature = "SelectColumnsTransform";

    private readonly string[] _columns;
    private readonly bool _drop;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[] columns, bool drop, bool keepHidden)
    {
        _columns = Check.Value(columns, nameof(columns));
        Check.Param(columns.Length > 0, nameof(columns), "There must be a column at least.");
        _drop = drop;
        _keepHidden = keepHidden;
    }

    internal static ColumnSelectingTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        bool drop = ctx.Reader.ReadBoolean();
        bool keepHidden = ctx.Reader.ReadBoolean();
        int count = ctx.Reader.ReadInt32();
        if (count < 1 || count > ctx.Reader.BaseStream.Length) throw Errors.Decode($"a selection of {count} columns.");
        return new([.. Enumerable.Range(0, count).Select(_ => ctx.Reader.ReadString())], drop, keepHidden);
    }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    public IDataView Transform(IDataView input) => new SelectedView(Check.Value(input, nameof(input)), Bind(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Check.Value(ctx, nameof(ctx)).SetLoader(Signature);
        ctx.Writer.Write(_drop);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(_columns.Length);
        foreach (string column in _columns) ctx.Writer.Write(column);
    }

    private SelectedColumns Bind(DataViewSchema schema)
    {
        Check.Value(schema, nameof(schema));
        foreach (string name in _columns)
            if (schema.GetColumnOrNull(name) is null) throw Errors.MissingColumn("inputSchema", "input", name);
        var kept = _drop
            ? schema.Where(c => !_columns.Contains(c.Name) && (_keepHidden || !c.IsHidden))
            : _columns.SelectMany(name => schema.Where(c => c.Name == name && (_keepHidden || !c.IsHidden)));
        return new SelectedColumns(schema, [.. kept.Select(c => c.Index)]);
    }
}
