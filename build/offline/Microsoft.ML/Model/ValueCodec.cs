using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Values in bytes: what keys stand for, names of slots.</summary>
internal static class ValueCodec
{
    public static bool CanWrite(Type raw)
        => raw == typeof(ReadOnlyMemory<char>) || raw == typeof(float) || raw == typeof(double) || raw == typeof(bool)
        || raw == typeof(sbyte) || raw == typeof(byte) || raw == typeof(short) || raw == typeof(ushort)
        || raw == typeof(int) || raw == typeof(uint) || raw == typeof(long) || raw == typeof(ulong);

    public static void Write<T>(BinaryWriter writer, T value)
    {
        switch (value)
        {
            case ReadOnlyMemory<char> text: writer.Write(text.ToString()); break;
            case float x: writer.Write(x); break;
            case double x: writer.Write(x); break;
            case bool x: writer.Write(x); break;
            case sbyte x: writer.Write(x); break;
            case byte x: writer.Write(x); break;
            case short x: writer.Write(x); break;
            case ushort x: writer.Write(x); break;
            case int x: writer.Write(x); break;
            case uint x: writer.Write(x); break;
            case long x: writer.Write(x); break;
            case ulong x: writer.Write(x); break;
            default: throw new NotSupportedException($"A value of type {typeof(T)} cannot be saved.");
        }
    }

    public static T Read<T>(BinaryReader reader)
    {
        object value = default(T) switch
        {
            ReadOnlyMemory<char> => reader.ReadString().AsMemory(),
            float => reader.ReadSingle(),
            double => reader.ReadDouble(),
            bool => reader.ReadBoolean(),
            sbyte => reader.ReadSByte(),
            byte => reader.ReadByte(),
            short => reader.ReadInt16(),
            ushort => reader.ReadUInt16(),
            int => reader.ReadInt32(),
            uint => reader.ReadUInt32(),
            long => reader.ReadInt64(),
            ulong => reader.ReadUInt64(),
            _ => throw new NotSupportedException($"A value of type {typeof(T)} cannot be read."),
        };
        return (T)value;
    }

    public static void WriteVector<T>(BinaryWriter writer, in VBuffer<T> vector)
    {
        writer.Write(vector.Length);
        foreach (var value in vector.DenseValues()) Write(writer, value);
    }

    public static VBuffer<T> ReadVector<T>(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        // Each value takes a byte at least: a broken length must not allocate the memory away.
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position) throw Errors.Decode($"a list of {length} values.");
        var values = new T[length];
        for (int i = 0; i < length; i++) values[i] = Read<T>(reader);
        return new VBuffer<T>(length, values);
    }
}
