using MLNet.Autoencoders.Compression;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders;

// Rows as bytes, and back.
public sealed partial class AutoencoderTransformer
{
    /// <summary>Compresses rows: encodes them, and packs their codes with as many bits for each value as the autoencoder was trained for.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> finite values; NaN is allowed if the autoencoder was trained with missing values.</param>
    /// <returns>
    /// The compressed rows: a header of 34 bytes, the bits of the codes (<see cref="AutoencoderDescription.CodingSize"/> times
    /// <see cref="CodeLevels.Bits"/> for each row, one after the other without gaps) or, if that is smaller, the same compressed by Brotli, and a checksum of 4
    /// bytes. All numbers are little-endian.
    /// </returns>
    /// <remarks>
    /// <see cref="Decompress"/> of the same model, fitted or loaded, gives the reconstructions of the rows. It is lossy: what comes back is what
    /// <see cref="Reconstruct(IReadOnlyList{float[]})"/> gives, up to float rounding. Codes beyond the range of the training rows are clipped to it.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A row has a different number of values, a value that is not finite, or values so large that its code is not a number; or the codes take more than 2 GiB. The message gives the row's index.
    /// </exception>
    /// <exception cref="InvalidOperationException">The autoencoder was trained without <c>Quantization</c>.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public byte[] Compress(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var compression = RequireCompression();
        ArrayScoring.Check(rows, Description.InputSize, nameof(rows));
        FiniteRows.Check(rows, Description.ImputedTensorName is not null, nameof(rows));
        return compression.Compress(rows, Encode, nameof(rows));
    }

    /// <summary>Decompresses what <see cref="Compress"/> gave.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The reconstructions of the rows: <see cref="AutoencoderDescription.InputSize"/> values each, in the units of the input.</returns>
    /// <exception cref="FormatException">
    /// The bytes were not written by <see cref="Compress"/>, by a later version of it, or with another model; or they were cut or changed. The message says which.
    /// </exception>
    /// <exception cref="InvalidOperationException">The autoencoder was trained without <c>Quantization</c>.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Decompress(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return RequireCompression().Decompress(bytes, Decode);
    }

    private CodeCompression RequireCompression() => _compression.Value ?? throw new InvalidOperationException(
        "This autoencoder cannot compress rows: it was trained without Quantization, so its codes have no levels. Set Quantization in the options, and fit it again.");

    private CodeCompression? CompressionOf(CodeLevels? levels) => levels is null
        ? null
        : new CodeCompression(levels, ModelDigest.Of(_graph.Extract([Description.CodesTensorName], [Description.ReconstructionTensorName]), levels));
}
