using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer that makes each of its columns from one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected readonly (string Output, string Input)[] ColumnPairs;

    private protected OneToOneTransformerBase(IHost host, (string Output, string Input)[] columns) : base(host)
    {
        ColumnPairs = Check.Value(columns, nameof(columns));
        Check.Param(columns.Length > 0, nameof(columns), "There must be a column at least.");
        foreach (var (output, input) in columns)
        {
            Check.NonEmpty(output, nameof(columns));
            Check.NonEmpty(input, nameof(columns));
        }
    }

    private protected sealed override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = new DataViewSchema.Column[ColumnPairs.Length];
        var outputs = new DataViewSchema.DetachedColumn[ColumnPairs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            var (output, input) = ColumnPairs[i];
            inputs[i] = schema.GetColumnOrNull(input) ?? throw Errors.MissingColumn("inputSchema", "input", input);
            outputs[i] = MakeColumn(i, output, inputs[i]);
        }
        return new OneToOneMapper(inputs, outputs, (row, i) => MakeGetter(row, i, inputs[i]));
    }

    /// <summary>The output column's type; refuses an input column of the wrong type.</summary>
    private protected abstract DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input);

    private protected abstract Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input);

    private protected void SaveColumns(ModelSaveContext ctx)
    {
        ctx.Writer.Write(ColumnPairs.Length);
        foreach (var (output, input) in ColumnPairs)
        {
            ctx.Writer.Write(output);
            ctx.Writer.Write(input);
        }
    }

    private protected static (string Output, string Input)[] LoadColumns(ModelLoadContext ctx)
    {
        int count = ctx.Reader.ReadInt32();
        if (count < 1 || count > ctx.Reader.BaseStream.Length) throw Errors.Decode($"a transformer of {count} columns.");
        var columns = new (string, string)[count];
        for (int i = 0; i < count; i++) columns[i] = (ctx.Reader.ReadString(), ctx.Reader.ReadString());
        return columns;
    }
}
