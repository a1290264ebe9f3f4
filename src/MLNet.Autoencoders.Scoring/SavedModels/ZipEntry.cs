using System.Buffers;
using System.IO.Compression;

namespace MLNet.Autoencoders.SavedModels;

/// <summary>Tells whether an entry of a zip is what was written.</summary>
internal static class ZipEntry
{
    private const int BlockBytes = 64 << 10;

    /// <summary>Reads the entry to its end, block by block: what the zip says of its size is believed only then.</summary>
    /// <exception cref="InvalidDataException">The entry's bytes are not as many as, or not those that, the zip says.</exception>
    public static void Check(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long length = 0;
            uint crc = 0;
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            {
                length += read;
                if (length > entry.Length)
                    break;
                crc = Crc32.Append(crc, block.AsSpan(0, read));
            }
            if (length != entry.Length || crc != entry.Crc32)
                throw new InvalidDataException($"the entry {entry.FullName} is damaged.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
