using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNet.Autoencoders.Tool.Pictures;

/// <summary>Writes sheets as PNG (ISO/IEC 15948): 8 bits for each channel of a pixel, rows not filtered.</summary>
internal static class PngFile
{
    private const byte BitDepth = 8;
    private const byte Grey = 0;
    private const byte Colours = 2;
    private const uint CrcPolynomial = 0xEDB88320;

    public static void Write(Stream stream, PictureSheet sheet)
    {
        stream.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        WriteChunk(stream, "IHDR"u8, Header(sheet));
        WriteChunk(stream, "IDAT"u8, Compressed(sheet));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static byte[] Header(PictureSheet sheet)
    {
        // Behind the bit depth: grey or colours, deflate, the standard filters, not interlaced.
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, BitDepth, sheet.Channels == 1 ? Grey : Colours, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, sheet.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), sheet.Height);
        return header;
    }

    private static byte[] Compressed(PictureSheet sheet)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal))
        {
            for (int y = 0; y < sheet.Height; y++)
            {
                // The row's filter: none.
                zlib.WriteByte(0);
                zlib.Write(sheet.Row(y));
            }
        }
        return data.ToArray();
    }

    /// <summary>The length of the data, the type, the data, and a checksum of type and data.</summary>
    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        WriteNumber(stream, (uint)data.Length);
        byte[] typed = [.. type, .. data];
        stream.Write(typed);
        WriteNumber(stream, Crc32(typed));
    }

    private static void WriteNumber(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static uint Crc32(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
        }
        return ~crc;
    }
}
