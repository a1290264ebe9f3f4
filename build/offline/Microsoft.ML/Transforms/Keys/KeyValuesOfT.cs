using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class KeyValues<T> : KeyValues
{
    private readonly T[] _values;
    private readonly bool _asText;
    private readonly Dictionary<T, uint> _keys = new(ValueComparer<T>.Instance);

    public KeyValues(PrimitiveDataViewType type, T[] values, bool asText)
    {
        ValueType = type;
        _values = values;
        _asText = asText;
        for (uint i = 0; i < values.Length; i++) _keys[values[i]] = i + 1;
        KeyType = new KeyDataViewType(typeof(uint), Math.Max(1, values.Length));
        Annotations = asText && typeof(T) != typeof(ReadOnlyMemory<char>)
            ? Annotate(TextDataViewType.Instance, [.. values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture).AsMemory())])
            : Annotate(type, values);
    }

    public override PrimitiveDataViewType ValueType { get; }
    public override KeyDataViewType KeyType { get; }
    public override DataViewSchema.Annotations Annotations { get; }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column input)
    {
        var read = row.GetGetter<T>(input);
        T value = default;
        return (ValueGetter<uint>)((ref uint key) =>
        {
            read(ref value);
            key = _keys.GetValueOrDefault(value);
        });
    }

    public override void Save(BinaryWriter writer)
    {
        TypeCodec.Write(writer, ValueType);
        writer.Write(_asText);
        ValueCodec.WriteVector(writer, new VBuffer<T>(_values.Length, _values));
    }

    private static DataViewSchema.Annotations Annotate<TValue>(PrimitiveDataViewType type, TValue[] values)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (values.Length > 0)
            builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(type, values.Length),
                (ref VBuffer<TValue> destination) => new VBuffer<TValue>(values.Length, values).CopyTo(ref destination));
        return builder.ToAnnotations();
    }
}
