using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "TypeConvertTransform";

    private delegate Delegate GetterMaker(DataViewRow row, DataViewSchema.Column input);

    private readonly DataKind _kind;

    internal TypeConvertingTransformer(IHostEnvironment env, (string Output, string Input)[] columns, DataKind kind)
        : base(env.Register(nameof(TypeConvertingTransformer)), columns) => _kind = kind;

    internal static TypeConvertingTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        var columns = LoadColumns(ctx);
        return new(env, columns, (DataKind)ctx.Reader.ReadByte());
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
        ctx.Writer.Write((byte)_kind);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
    {
        var type = RawKinds.TypeOf(_kind);
        if (!ValueConversion.Exists(input.Type.GetItemType().RawType, type.RawType))
            throw new ArgumentOutOfRangeException("inputSchema", $"Column '{input.Name}' cannot be converted from {input.Type} to {type}.");
        return new(output, input.Type is VectorDataViewType vector ? new VectorDataViewType(type, vector.Dimensions) : type);
    }

    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input)
        => (Delegate)GenericCall.Invoke(input.Type is VectorDataViewType ? (GetterMaker)Vectors<int, int> : Scalars<int, int>,
            [input.Type.GetItemType().RawType, RawKinds.TypeOf(_kind).RawType], row, input);

    private static Delegate Scalars<TSource, TTarget>(DataViewRow row, DataViewSchema.Column input)
    {
        var read = row.GetGetter<TSource>(input);
        var convert = ValueConversion.Get<TSource, TTarget>();
        TSource source = default;
        return (ValueGetter<TTarget>)((ref TTarget value) =>
        {
            read(ref source);
            value = convert(source);
        });
    }

    private static Delegate Vectors<TSource, TTarget>(DataViewRow row, DataViewSchema.Column input)
    {
        var read = row.GetGetter<VBuffer<TSource>>(input);
        var convert = ValueConversion.Get<TSource, TTarget>();
        // Zero is zero in every type but text, so that what is sparse may stay so.
        bool staySparse = typeof(TSource) != typeof(ReadOnlyMemory<char>) && typeof(TTarget) != typeof(ReadOnlyMemory<char>);
        VBuffer<TSource> source = default, dense = default;
        return (ValueGetter<VBuffer<TTarget>>)((ref VBuffer<TTarget> value) =>
        {
            read(ref source);
            var from = source;
            if (!source.IsDense && !staySparse)
            {
                source.CopyToDense(ref dense);
                from = dense;
            }
            var values = from.GetValues();
            var editor = VBufferEditor.Create(ref value, from.Length, values.Length);
            for (int i = 0; i < values.Length; i++) editor.Values[i] = convert(values[i]);
            if (!from.IsDense) from.GetIndices().CopyTo(editor.Indices);
            value = editor.Commit();
        });
    }
}
