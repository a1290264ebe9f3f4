using System.Text;

namespace Microsoft.ML.Data;

/// <summary>A file of rows: a header that names the mode, the number of rows, the schema, and the values row by row.</summary>
internal static class BinaryFile
{
    private const ulong OwnMagic = 0x454E494C46464F42; // "BOFFLINE"
    private const ulong RealMagic = 0x00425644004C4D43; // "CML\0DVB\0"

    private delegate Action<BinaryWriter> WriterMaker(DataViewRow row, DataViewSchema.Column column);

    public static void Save(IDataView data, Stream stream, bool keepHidden)
    {
        var columns = data.Schema.Where(c => (keepHidden || !c.IsHidden) && ValueCodec.CanWrite(c.Type.GetItemType().RawType)).ToList();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(OwnMagic);
        long counted = stream.Position;
        writer.Write(0L);
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns) builder.AddColumn(column.Name, column.Type, column.Annotations);
        byte[] schema = SchemaCodec.Write(builder.ToSchema());
        writer.Write(schema.Length);
        writer.Write(schema);

        using var cursor = data.GetRowCursor(columns);
        var values = columns.Select(c => (Action<BinaryWriter>)GenericCall.Invoke(
            c.Type is VectorDataViewType ? (WriterMaker)VectorWriter<int> : ScalarWriter<int>, c.Type.GetItemType().RawType, cursor, c)).ToArray();
        long rows = 0;
        for (; cursor.MoveNext(); rows++)
            foreach (var write in values) write(writer);
        writer.Flush();
        long end = stream.Position;
        stream.Position = counted;
        writer.Write(rows);
        writer.Flush();
        stream.Position = end;
    }

    public static BinaryView Open(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        ulong magic = reader.ReadUInt64();
        if (magic == RealMagic)
            throw new FormatException($"{path} was saved by the real Microsoft.ML (a build with -p:Dependencies=nuget). This program is a build with -p:Dependencies=offline, whose substitute of Microsoft.ML cannot read it.");
        if (magic != OwnMagic) throw new FormatException($"{path} is not a binary data file.");
        long rows = reader.ReadInt64();
        var schema = SchemaCodec.Read(reader.ReadBytes(reader.ReadInt32()));
        return new BinaryView(path, schema, rows, reader.BaseStream.Position);
    }

    private static Action<BinaryWriter> ScalarWriter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var read = row.GetGetter<T>(column);
        T value = default;
        return writer =>
        {
            read(ref value);
            ValueCodec.Write(writer, value);
        };
    }

    private static Action<BinaryWriter> VectorWriter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var read = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return writer =>
        {
            read(ref value);
            ValueCodec.WriteVector(writer, value);
        };
    }
}
