using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "KeyToValueTransform";

    private delegate Delegate GetterMaker(DataViewRow row, DataViewSchema.Column input);

    internal KeyToValueMappingTransformer(IHostEnvironment env, (string Output, string Input)[] columns)
        : base(env.Register(nameof(KeyToValueMappingTransformer)), columns) { }

    internal static KeyToValueMappingTransformer Load(IHostEnvironment env, ModelLoadContext ctx) => new(env, LoadColumns(ctx));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
        => new(output, ValuesType(input).ItemType);

    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input)
        => (Delegate)GenericCall.Invoke((GetterMaker)Getter<int>, ValuesType(input).ItemType.RawType, row, input);

    private static VectorDataViewType ValuesType(DataViewSchema.Column input)
    {
        if (input.Type is VectorDataViewType { ItemType: KeyDataViewType })
            throw new NotSupportedException($"Column '{input.Name}': the substitute of Microsoft.ML maps scalar keys to values only.");
        if (input.Type is not KeyDataViewType || !input.HasKeyValues())
            throw Errors.SchemaMismatch("inputSchema", "input", input.Name, "key type with KeyValues annotation", input.Type.ToString());
        if (input.Type.RawType != typeof(uint))
            throw new NotSupportedException($"Column '{input.Name}': the substitute of Microsoft.ML maps keys of type UInt32 only.");
        return (VectorDataViewType)input.Annotations.Schema[AnnotationKinds.KeyValues].Type;
    }

    private static Delegate Getter<T>(DataViewRow row, DataViewSchema.Column input)
    {
        VBuffer<T> buffer = default;
        input.GetKeyValues(ref buffer);
        T[] values = [.. buffer.DenseValues()];
        // The value of a missing key is a missing value.
        object missing = typeof(T) == typeof(float) ? float.NaN : typeof(T) == typeof(double) ? double.NaN : default(T);
        var read = row.GetGetter<uint>(input);
        return (ValueGetter<T>)((ref T value) =>
        {
            uint key = 0;
            read(ref key);
            value = key > 0 && key <= values.Length ? values[key - 1] : (T)missing;
        });
    }
}
