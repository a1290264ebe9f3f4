using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The values that keys stand for: key k is the k-th value, 0 is missing.</summary>
internal abstract class KeyValues
{
    private delegate KeyValues Learner(IDataView data, DataViewSchema.Column column, int maxKeys, bool sorted, bool asText);
    private delegate KeyValues Loader(BinaryReader reader, PrimitiveDataViewType type, bool asText);

    public abstract PrimitiveDataViewType ValueType { get; }
    public abstract KeyDataViewType KeyType { get; }
    public abstract DataViewSchema.Annotations Annotations { get; }

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column input);
    public abstract void Save(BinaryWriter writer);

    public static KeyValues Learn(IDataView data, DataViewSchema.Column column, int maxKeys, bool sorted, bool asText)
        => (KeyValues)GenericCall.Invoke((Learner)Learned<int>, column.Type.RawType, data, column, maxKeys, sorted, asText);

    public static KeyValues Load(BinaryReader reader)
    {
        var type = (PrimitiveDataViewType)TypeCodec.Read(reader);
        bool asText = reader.ReadBoolean();
        return (KeyValues)GenericCall.Invoke((Loader)Loaded<int>, type.RawType, reader, type, asText);
    }

    private static KeyValues Learned<T>(IDataView data, DataViewSchema.Column column, int maxKeys, bool sorted, bool asText)
    {
        var values = new List<T>();
        var known = new HashSet<T>(ValueComparer<T>.Instance);
        using (var cursor = data.GetRowCursor([column]))
        {
            var read = cursor.GetGetter<T>(column);
            T value = default;
            while (known.Count < maxKeys && cursor.MoveNext())
            {
                read(ref value);
                if (!ValueComparer<T>.IsMissing(value) && known.Add(value)) values.Add(ValueComparer<T>.Own(value));
            }
        }
        if (sorted) values.Sort(ValueComparer<T>.Instance);
        return new KeyValues<T>((PrimitiveDataViewType)column.Type, [.. values], asText);
    }

    private static KeyValues Loaded<T>(BinaryReader reader, PrimitiveDataViewType type, bool asText)
        => new KeyValues<T>(type, [.. ValueCodec.ReadVector<T>(reader).DenseValues()], asText);
}
