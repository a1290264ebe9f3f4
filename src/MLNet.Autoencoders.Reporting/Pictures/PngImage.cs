using System.Buffers.Binary;
using System.IO.Compression;
using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders.Pictures;

/// <summary>An image of 8 bits for each channel, grey or red, green and blue, written as PNG (ISO/IEC 15948) with rows not filtered.</summary>
internal sealed class PngImage(int width, int height, bool colored)
{
    private const byte BitDepth = 8;
    private const byte Grey = 0;
    private const byte RedGreenBlue = 2;

    private readonly byte[] _pixels = new byte[checked(width * height * (colored ? ImageShape.Colors : 1))];

    public int Width => width;

    public int Height => height;

    /// <summary>The bytes of a pixel: one, or red, green and blue.</summary>
    public Span<byte> Pixel(int x, int y) => colored
        ? _pixels.AsSpan(((y * width) + x) * ImageShape.Colors, ImageShape.Colors)
        : _pixels.AsSpan((y * width) + x, 1);

    public void Fill(byte value) => _pixels.AsSpan().Fill(value);

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    public void Write(Stream stream)
    {
        stream.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        // Behind size, depth and colours: deflate, the standard filters, not interlaced.
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, BitDepth, colored ? RedGreenBlue : Grey, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "IDAT"u8, Compressed());
        WriteChunk(stream, "IEND"u8, []);
    }

    private byte[] Compressed()
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal))
        {
            int row = _pixels.Length / height;
            for (int y = 0; y < height; y++)
            {
                // The row's filter: none.
                zlib.WriteByte(0);
                zlib.Write(_pixels, y * row, row);
            }
        }
        return data.ToArray();
    }

    /// <summary>The length of the data, the type, the data, and a checksum of type and data.</summary>
    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        WriteNumber(stream, (uint)data.Length);
        stream.Write(type);
        stream.Write(data);
        WriteNumber(stream, Crc32.Append(Crc32.Append(0, type), data));
    }

    private static void WriteNumber(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
