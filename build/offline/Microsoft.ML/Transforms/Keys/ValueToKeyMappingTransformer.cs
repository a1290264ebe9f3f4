using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "TermTransform";

    private readonly KeyValues[] _keys;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, (string Output, string Input)[] columns, KeyValues[] keys)
        : base(env.Register(nameof(ValueToKeyMappingTransformer)), columns) => _keys = keys;

    internal static ValueToKeyMappingTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        var columns = LoadColumns(ctx);
        return new(env, columns, [.. columns.Select(_ => KeyValues.Load(ctx.Reader))]);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
        foreach (var keys in _keys) keys.Save(ctx.Writer);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
    {
        var keys = _keys[index];
        if (!input.Type.Equals(keys.ValueType))
            throw Errors.SchemaMismatch("inputSchema", "input", input.Name, keys.ValueType.ToString(), input.Type.ToString());
        return new(output, keys.KeyType, keys.Annotations);
    }

    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input) => _keys[index].MakeGetter(row, input);
}
