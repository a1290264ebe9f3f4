using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Column types in bytes.</summary>
internal static class TypeCodec
{
    private enum Form : byte { Primitive, Key, Vector, RowId }

    public static void Write(BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write((byte)Form.Vector);
                Write(writer, vector.ItemType);
                writer.Write(vector.Dimensions.Length);
                foreach (int d in vector.Dimensions) writer.Write(d);
                break;
            case KeyDataViewType key:
                writer.Write((byte)Form.Key);
                writer.Write((byte)RawKinds.KindOrNull(key).Value);
                writer.Write(key.Count);
                break;
            case RowIdDataViewType:
                writer.Write((byte)Form.RowId);
                break;
            case PrimitiveDataViewType primitive when RawKinds.KindOrNull(primitive) is { } kind:
                writer.Write((byte)Form.Primitive);
                writer.Write((byte)kind);
                break;
            default:
                throw new NotSupportedException($"A column of type {type} cannot be saved.");
        }
    }

    public static DataViewType Read(BinaryReader reader)
    {
        switch ((Form)reader.ReadByte())
        {
            case Form.Primitive:
                return RawKinds.TypeOf(ReadKind(reader));
            case Form.RowId:
                return RowIdDataViewType.Instance;
            case Form.Key:
                return new KeyDataViewType(RawKinds.TypeOf(ReadKind(reader)).RawType, reader.ReadUInt64());
            case Form.Vector:
                var item = Read(reader) as PrimitiveDataViewType ?? throw Errors.Decode("a vector of vectors.");
                int rank = reader.ReadInt32();
                if (rank is < 1 or > 64) throw Errors.Decode($"a vector of {rank} dimensions.");
                return new VectorDataViewType(item, Enumerable.Range(0, rank).Select(_ => reader.ReadInt32()).ToArray());
            default:
                throw Errors.Decode("an unknown kind of column type.");
        }
    }

    private static DataKind ReadKind(BinaryReader reader)
    {
        byte kind = reader.ReadByte();
        return Enum.IsDefined((DataKind)kind) ? (DataKind)kind : throw Errors.Decode($"data kind {kind} is unknown.");
    }
}
