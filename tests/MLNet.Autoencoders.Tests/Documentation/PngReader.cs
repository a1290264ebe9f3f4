using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders.Tests.Documentation;

/// <summary>Reads PNG files of 8 bits of grey that are not interlaced; every checksum must fit.</summary>
internal static class PngReader
{
    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    /// <returns>The pixels, by row and column.</returns>
    public static byte[,] Read(byte[] file)
    {
        Assert.Equal(Signature, file[..8]);
        var chunks = Chunks(file[8..]);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(c => c.Type).Distinct());
        var header = chunks[0].Data;
        Assert.Equal([8, 0, 0, 0, 0], header[8..]);
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        byte[] rows = Decompressed([.. chunks.Where(c => c.Type == "IDAT").SelectMany(c => c.Data)]);
        Assert.Equal(height * (width + 1), rows.Length);
        var pixels = new byte[height, width];
        for (int y = 0; y < height; y++)
        {
            Assert.Equal(0, rows[y * (width + 1)]);
            for (int x = 0; x < width; x++)
                pixels[y, x] = rows[(y * (width + 1)) + 1 + x];
        }
        return pixels;
    }

    private static List<(string Type, byte[] Data)> Chunks(byte[] bytes)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var typed = bytes.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc32.Append(0, typed), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(typed[..4]), typed[4..].ToArray()));
            at += length + 12;
        }
        return chunks;
    }

    /// <summary>The data of a zlib stream (RFC 1950), whose last four bytes are its Adler-32 sum.</summary>
    private static byte[] Decompressed(byte[] zlib)
    {
        Assert.Equal(8, zlib[0] & 15);
        Assert.Equal(0, ((zlib[0] << 8) + zlib[1]) % 31);
        using var deflate = new DeflateStream(new MemoryStream(zlib[2..^4]), CompressionMode.Decompress);
        using var data = new MemoryStream();
        deflate.CopyTo(data);
        uint a = 1, b = 0;
        foreach (byte value in data.ToArray())
            b = (b + (a = (a + value) % 65521)) % 65521;
        Assert.Equal((b << 16) | a, BinaryPrimitives.ReadUInt32BigEndian(zlib.AsSpan(zlib.Length - 4)));
        return data.ToArray();
    }
}
