namespace MLNet.Autoencoders.Compression;

/// <summary>What stands between header and checksum.</summary>
internal enum BodyForm : byte
{
    /// <summary>The bits of the codes.</summary>
    Bits,

    /// <summary>The same, compressed by Brotli.</summary>
    Brotli,
}
