using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Reads PNG files of 8 bits a channel whose rows are not filtered, and checks their checksums.</summary>
internal static class PngReader
{
    /// <returns>Width, height, channels, and the pixels row by row.</returns>
    public static (int Width, int Height, int Channels, byte[] Pixels) Read(byte[] file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], file[..8]);
        var chunks = new Dictionary<string, byte[]>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var typed = file.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc32(typed), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks[System.Text.Encoding.ASCII.GetString(typed[..4])] = typed[4..].ToArray();
            at += length + 12;
        }
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        byte[] header = chunks["IHDR"];
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), channels = header[9] == 2 ? 3 : 1;
        Assert.Equal(8, header[8]);
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        byte[][] lines = [.. rows.ToArray().Chunk(1 + (width * channels))];
        Assert.Equal(height, lines.Length);
        Assert.All(lines, line => Assert.Equal(0, line[0]));
        return (width, height, channels, [.. lines.SelectMany(line => line[1..])]);
    }

    /// <summary>CRC-32 bit by bit, as PNG's standard states it.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
