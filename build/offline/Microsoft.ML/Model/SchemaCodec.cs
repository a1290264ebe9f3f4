using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A schema in bytes, with those annotations whose values can be written.</summary>
internal static class SchemaCodec
{
    private delegate void WriteValue(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column);
    private delegate void ReadValue(BinaryReader reader, DataViewSchema.Annotations.Builder builder, string name, DataViewType type);

    public static byte[] Write(DataViewSchema schema)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        ModelFormat.WriteHeader(writer, ModelFormat.SchemaEntry);
        writer.Write(schema.Count);
        foreach (var column in schema)
        {
            writer.Write(column.Name);
            TypeCodec.Write(writer, column.Type);
            WriteAnnotations(writer, column.Annotations);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static DataViewSchema Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        ModelFormat.ReadHeader(reader);
        var builder = new DataViewSchema.Builder();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString();
            var type = TypeCodec.Read(reader);
            builder.AddColumn(name, type, ReadAnnotations(reader));
        }
        return builder.ToSchema();
    }

    private static void WriteAnnotations(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        var written = annotations.Schema.Where(c => ValueCodec.CanWrite(c.Type.GetItemType().RawType)).ToList();
        writer.Write(written.Count);
        foreach (var column in written)
        {
            writer.Write(column.Name);
            TypeCodec.Write(writer, column.Type);
            WriteValue template = column.Type is VectorDataViewType ? WriteVector<int> : WriteScalar<int>;
            GenericCall.Invoke(template, column.Type.GetItemType().RawType, writer, annotations, column);
        }
    }

    private static DataViewSchema.Annotations ReadAnnotations(BinaryReader reader)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString();
            var type = TypeCodec.Read(reader);
            ReadValue template = type is VectorDataViewType ? ReadVector<int> : ReadScalar<int>;
            GenericCall.Invoke(template, type.GetItemType().RawType, reader, builder, name, type);
        }
        return builder.ToAnnotations();
    }

    private static void WriteScalar<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        T value = default;
        annotations.GetGetter<T>(column)(ref value);
        ValueCodec.Write(writer, value);
    }

    private static void WriteVector<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        VBuffer<T> value = default;
        annotations.GetGetter<VBuffer<T>>(column)(ref value);
        ValueCodec.WriteVector(writer, value);
    }

    private static void ReadScalar<T>(BinaryReader reader, DataViewSchema.Annotations.Builder builder, string name, DataViewType type)
    {
        T value = ValueCodec.Read<T>(reader);
        builder.Add(name, type, (ref T destination) => destination = value);
    }

    private static void ReadVector<T>(BinaryReader reader, DataViewSchema.Annotations.Builder builder, string name, DataViewType type)
    {
        var value = ValueCodec.ReadVector<T>(reader);
        builder.Add(name, type, (ref VBuffer<T> destination) => value.CopyTo(ref destination));
    }
}
