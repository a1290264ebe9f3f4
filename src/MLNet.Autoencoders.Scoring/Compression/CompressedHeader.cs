using System.Buffers.Binary;

namespace MLNet.Autoencoders.Compression;

/// <summary>What compressed rows begin with.</summary>
/// <param name="Form">The form of the body.</param>
/// <param name="Bits">The number of bits of a value.</param>
/// <param name="CodingSize">The number of values in a code.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Digest">The digest of the model.</param>
internal sealed record CompressedHeader(BodyForm Form, byte Bits, int CodingSize, int Rows, byte[] Digest)
{
    public const int Length = 18 + ModelDigest.Length;

    private const byte CurrentVersion = 1;

    private static ReadOnlySpan<byte> Magic => "MLNETAE"u8;

    public void Write(Span<byte> bytes)
    {
        Magic.CopyTo(bytes);
        (bytes[7], bytes[8], bytes[9]) = (CurrentVersion, (byte)Form, Bits);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[10..], CodingSize);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[14..], Rows);
        Digest.CopyTo(bytes[18..]);
    }

    /// <exception cref="FormatException">The bytes do not begin with a header of this version.</exception>
    public static CompressedHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Magic.Length || !bytes.StartsWith(Magic))
            throw new FormatException("The bytes are not rows that an autoencoder compressed: they do not begin like those.");
        if (bytes[7] != CurrentVersion)
        {
            throw new FormatException(
                $"The rows were compressed in format {bytes[7]}; this version of MLNet.Autoencoders.Scoring reads format {CurrentVersion}. Use a newer version of the package.");
        }
        if (bytes.Length < Length)
            throw new FormatException($"The compressed rows were cut: there are only {bytes.Length} bytes.");
        return new(
            (BodyForm)bytes[8], bytes[9], BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[14..]), bytes[18..Length].ToArray());
    }
}
