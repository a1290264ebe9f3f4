using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "KeyToVectorTransform";

    internal KeyToVectorMappingTransformer(IHostEnvironment env, (string Output, string Input)[] columns)
        : base(env.Register(nameof(KeyToVectorMappingTransformer)), columns) { }

    internal static KeyToVectorMappingTransformer Load(IHostEnvironment env, ModelLoadContext ctx) => new(env, LoadColumns(ctx));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
        => new(output, new VectorDataViewType(NumberDataViewType.Single, Count(input)), SlotNames(input));

    // A missing key, and one of no category, is a row of zeros.
    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input)
    {
        int count = Count(input);
        var read = row.GetGetter<uint>(input);
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            uint key = 0;
            read(ref key);
            bool found = key > 0 && key <= count;
            var editor = VBufferEditor.Create(ref value, count, found ? 1 : 0);
            if (found)
            {
                editor.Values[0] = 1;
                if (count > 1) editor.Indices[0] = (int)key - 1;
            }
            value = editor.Commit();
        });
    }

    private static int Count(DataViewSchema.Column input)
    {
        if (input.Type is not KeyDataViewType { Count: > 0 and <= int.MaxValue } key)
            throw Errors.SchemaMismatch("inputSchema", "input", input.Name, "key type of known cardinality", input.Type.ToString());
        if (key.RawType != typeof(uint))
            throw new NotSupportedException($"Column '{input.Name}': the substitute of Microsoft.ML encodes keys of type UInt32 only.");
        return (int)key.Count;
    }

    private static DataViewSchema.Annotations SlotNames(DataViewSchema.Column input)
    {
        if (!input.HasKeyValues(TextDataViewType.Instance)) return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        input.GetKeyValues(ref names);
        return names.Length == Count(input) ? Annotate.SlotNames([.. names.DenseValues()]) : null;
    }
}
