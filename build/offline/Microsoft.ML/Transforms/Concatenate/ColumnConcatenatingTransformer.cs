using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string Signature = "ConcatTransform";

    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string output, string[] inputs)
        : base(env.Register(nameof(ColumnConcatenatingTransformer)))
    {
        _output = output;
        _inputs = inputs;
    }

    internal static ColumnConcatenatingTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        string output = ctx.Reader.ReadString();
        int count = ctx.Reader.ReadInt32();
        if (count < 1 || count > ctx.Reader.BaseStream.Length) throw Errors.Decode($"a concatenation of {count} columns.");
        return new(env, output, [.. Enumerable.Range(0, count).Select(_ => ctx.Reader.ReadString())]);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        ctx.Writer.Write(_output);
        ctx.Writer.Write(_inputs.Length);
        foreach (string input in _inputs) ctx.Writer.Write(input);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = _inputs.Select(name => schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("inputSchema", "input", name)).ToArray();
        var item = inputs[0].Type.GetItemType();
        foreach (var input in inputs)
            if (!input.Type.GetItemType().Equals(item))
                throw Errors.SchemaMismatch("inputSchema", "input", input.Name, item.ToString(), input.Type.ToString());
        int size = inputs.All(c => c.Type.GetValueCount() > 0) ? inputs.Sum(c => c.Type.GetValueCount()) : 0;
        // A single vector keeps its dimensions.
        var type = inputs is [{ Type: VectorDataViewType only }] ? only : new VectorDataViewType((PrimitiveDataViewType)item, size);
        return new ConcatenationMapper(inputs, new DataViewSchema.DetachedColumn(_output, type, SlotNames(inputs)));
    }

    /// <summary>A single vector keeps its annotations; otherwise slots have the names of scalars, and those of vectors behind the vector's.</summary>
    private static DataViewSchema.Annotations SlotNames(DataViewSchema.Column[] inputs)
    {
        if (inputs is [{ Type: VectorDataViewType } only]) return only.Annotations;
        bool named = inputs.Any(c => c.Type is not VectorDataViewType || c.HasSlotNames());
        return named && inputs.All(c => c.Type.GetValueCount() > 0) ? Annotate.SlotNames([.. inputs.SelectMany(Names)]) : null;
    }

    private static IEnumerable<ReadOnlyMemory<char>> Names(DataViewSchema.Column input)
    {
        if (input.Type is not VectorDataViewType) return [input.Name.AsMemory()];
        if (!input.HasSlotNames()) return new ReadOnlyMemory<char>[input.Type.GetValueCount()];
        VBuffer<ReadOnlyMemory<char>> names = default;
        input.GetSlotNames(ref names);
        return names.DenseValues().Select(name => name.IsEmpty ? name : $"{input.Name}.{name}".AsMemory());
    }
}
