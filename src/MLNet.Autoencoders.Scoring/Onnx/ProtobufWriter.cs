using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MLNet.Autoencoders.Onnx;

/// <summary>Writes the protocol buffer wire format, as far as ONNX files need it.</summary>
internal sealed class ProtobufWriter
{
    /// <summary>From this length on, bytes are referred to rather than copied.</summary>
    private const int LongBytes = 1024;

    /// <summary>What is written before <see cref="_bytes"/>.</summary>
    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    private ArrayBufferWriter<byte> _bytes = new();
    private long _length;

    private long Length => _length + _bytes.WrittenCount;

    /// <summary>All that was written: copied this once, however deeply messages are nested.</summary>
    /// <exception cref="InvalidOperationException">It is more than an array holds.</exception>
    public byte[] ToArray()
    {
        if (Length > Array.MaxLength)
            throw new InvalidOperationException($"An ONNX file holds less than 2 GiB: {Length} bytes are too many.");
        byte[] all = new byte[Length];
        var rest = all.AsMemory();
        foreach (var part in Parts())
        {
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }
        return all;
    }

    public void Varint(int field, long value)
    {
        Tag(field, WireType.Varint);
        RawVarint((ulong)value);
    }

    public void Float(int field, float value)
    {
        Tag(field, WireType.Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void String(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes bytes, which must not change before <see cref="ToArray"/>.</summary>
    public void Bytes(int field, ReadOnlyMemory<byte> value)
    {
        Tag(field, WireType.LengthDelimited);
        RawVarint((ulong)value.Length);
        Append(value);
    }

    public void Message(int field, Action<ProtobufWriter> write)
    {
        var message = new ProtobufWriter();
        write(message);
        Tag(field, WireType.LengthDelimited);
        RawVarint((ulong)message.Length);
        foreach (var part in message.Parts())
            Append(part);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Parts() => _parts.Append(_bytes.WrittenMemory);

    private void Append(ReadOnlyMemory<byte> value)
    {
        if (value.Length < LongBytes)
        {
            _bytes.Write(value.Span);
            return;
        }
        _length += _bytes.WrittenCount + value.Length;
        _parts.Add(_bytes.WrittenMemory);
        _parts.Add(value);
        _bytes = new ArrayBufferWriter<byte>();
    }

    private void Tag(int field, WireType type) => RawVarint(((ulong)field << 3) | (ulong)type);

    private void RawVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
