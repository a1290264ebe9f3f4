using System.Buffers.Binary;
using System.IO.Compression;
using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders.Compression;

/// <summary>Turns rows into bytes and back: a header, the bits of the codes or what Brotli makes of them, and a checksum of all that.</summary>
/// <param name="levels">The levels of the codes.</param>
/// <param name="digest">The digest of the model.</param>
internal sealed class CodeCompression(CodeLevels levels, byte[] digest)
{
    /// <summary>The rows whose codes are in memory as numbers at a time; the bits of so many rows are whole bytes.</summary>
    private const int RowsAtOnce = 8192;

    private const int ChecksumLength = sizeof(uint);

    // Brotli's highest quality takes ten times as long and saves little of what is left.
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    /// <param name="rows">The rows.</param>
    /// <param name="encode">Gives the codes of rows.</param>
    /// <param name="parameter">The name of the parameter that holds the rows.</param>
    public byte[] Compress(IReadOnlyList<float[]> rows, Func<IReadOnlyList<float[]>, float[][]> encode, string parameter)
    {
        var length = CodeBits.Bytes(rows.Count, levels);
        if (length > Array.MaxLength - CompressedHeader.Length - ChecksumLength)
            throw new ArgumentException($"The codes of {rows.Count} rows take {length} bytes, which is more than an array holds. Compress the rows in parts.", parameter);
        byte[] packed = new byte[(int)length];
        for (int start = 0; start < rows.Count; start += RowsAtOnce)
        {
            var codes = encode([.. Enumerable.Range(start, Math.Min(RowsAtOnce, rows.Count - start)).Select(i => rows[i])]);
            int strange = Array.FindIndex(codes, c => Array.Exists(c, float.IsNaN));
            if (strange >= 0)
                throw new ArgumentException($"Row {start + strange} has values so large that its code is not a number.", parameter);
            CodeBits.Pack(codes, levels, packed.AsSpan(Start(start)));
        }
        return Brotli(packed) is { } brotli
            ? Whole(BodyForm.Brotli, rows.Count, brotli)
            : Whole(BodyForm.Bits, rows.Count, packed);
    }

    /// <param name="bytes">What <see cref="Compress"/> gave.</param>
    /// <param name="decode">Gives the rows of codes.</param>
    /// <exception cref="FormatException">It is not what it gave.</exception>
    public float[][] Decompress(ReadOnlySpan<byte> bytes, Func<IReadOnlyList<float[]>, float[][]> decode)
    {
        var header = CompressedHeader.Read(bytes);
        if (bytes.Length < CompressedHeader.Length + ChecksumLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumLength..]) != Crc32.Append(0, bytes[..^ChecksumLength]))
            throw new FormatException("The compressed rows were cut, changed or extended: their checksum does not match.");
        if (!header.Digest.AsSpan().SequenceEqual(digest))
            throw new FormatException("The rows were compressed with another model: its digest is different. Decompress them with the model that compressed them.");
        var packed = Bits(header, bytes[CompressedHeader.Length..^ChecksumLength]);
        var rows = new float[header.Rows][];
        for (int start = 0; start < rows.Length; start += RowsAtOnce)
            decode(CodeBits.Unpack(packed[Start(start)..], Math.Min(RowsAtOnce, rows.Length - start), levels)).CopyTo(rows, start);
        return rows;
    }

    /// <summary>Where the bits of a row begin that is the first of those in memory at a time.</summary>
    private int Start(int row) => (int)CodeBits.Bytes(row, levels);

    private byte[] Whole(BodyForm form, int rows, ReadOnlySpan<byte> body)
    {
        byte[] whole = new byte[CompressedHeader.Length + body.Length + ChecksumLength];
        new CompressedHeader(form, (byte)levels.Bits, levels.Minima.Count, rows, digest).Write(whole);
        body.CopyTo(whole.AsSpan(CompressedHeader.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(^ChecksumLength..), Crc32.Append(0, whole.AsSpan(..^ChecksumLength)));
        return whole;
    }

    /// <summary>The bytes compressed by Brotli; null if they are not fewer.</summary>
    private static byte[]? Brotli(byte[] bytes)
    {
        byte[] smaller = new byte[Math.Max(bytes.Length - 1, 0)];
        return smaller.Length > 0 && BrotliEncoder.TryCompress(bytes, smaller, out int length, BrotliQuality, BrotliWindow) ? smaller[..length] : null;
    }

    /// <summary>The bits of the codes. Nothing is allocated before the body is seen to hold as many as the header states.</summary>
    private ReadOnlySpan<byte> Bits(CompressedHeader header, ReadOnlySpan<byte> body)
    {
        if (header.Bits != levels.Bits || header.CodingSize != levels.Minima.Count || header.Rows < 0 || !Enum.IsDefined(header.Form))
            throw Damaged();
        var length = CodeBits.Bytes(header.Rows, levels);
        if (header.Form == BodyForm.Bits)
            return length == body.Length ? body : throw Damaged();
        if (length > Array.MaxLength || !IsBrotliOf(body, (long)length))
            throw Damaged();
        byte[] packed = new byte[(int)length];
        return BrotliDecoder.TryDecompress(body, packed, out int written) && written == packed.Length ? packed : throw Damaged();
    }

    private static bool IsBrotliOf(ReadOnlySpan<byte> body, long length)
    {
        using var decoder = new BrotliDecoder();
        Span<byte> buffer = stackalloc byte[4096];
        while (true)
        {
            var status = decoder.Decompress(body, buffer, out int consumed, out int written);
            body = body[consumed..];
            length -= written;
            if (status != System.Buffers.OperationStatus.DestinationTooSmall || length < 0)
                return status == System.Buffers.OperationStatus.Done && length == 0 && body.IsEmpty;
        }
    }

    private static FormatException Damaged() => new("The compressed rows are damaged: their header and their body do not belong together.");
}
