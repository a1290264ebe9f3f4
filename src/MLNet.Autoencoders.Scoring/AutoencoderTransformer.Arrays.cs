using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders;

// Encoding and decoding arrays, without a data view.
public sealed partial class AutoencoderTransformer
{
    /// <summary>Encodes rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The codes: <see cref="AutoencoderDescription.CodingSize"/> values for each row.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Encode(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.CodesTensorName);

    /// <summary>Encodes one row.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The code: <see cref="AutoencoderDescription.CodingSize"/> values.</returns>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Encode(float[] row) => Encode([row])[0];

    /// <summary>Decodes codes.</summary>
    /// <param name="codes">Codes of <see cref="AutoencoderDescription.CodingSize"/> values, scaled as <see cref="Encode(IReadOnlyList{float[]})"/> gives them.</param>
    /// <returns>The reconstructions: <see cref="AutoencoderDescription.InputSize"/> values for each code, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A code has a different number of values. The message gives the code's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Decode(IReadOnlyList<float[]> codes) => Run(codes, Description.CodesTensorName, Description.ReconstructionTensorName);

    /// <summary>Decodes one code.</summary>
    /// <param name="code"><see cref="AutoencoderDescription.CodingSize"/> values.</param>
    /// <returns>The reconstruction: <see cref="AutoencoderDescription.InputSize"/> values, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The code has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Decode(float[] code) => Decode([code])[0];

    /// <summary>Reconstructs rows: encodes and decodes them.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The reconstruction of each row, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Reconstruct(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.ReconstructionTensorName);

    /// <summary>Reconstructs one row: encodes and decodes it.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The row's reconstruction, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Reconstruct(float[] row) => Reconstruct([row])[0];

    /// <summary>Computes the reconstruction errors of rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>
    /// The reconstruction loss of each row, summed over its features and measured in the units of the scaled inputs (those
    /// of the inputs themselves if the network does not scale them).
    /// </returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] ReconstructionErrors(IReadOnlyList<float[]> rows) =>
        [.. Run(rows, Description.InputColumnName, Description.ReconstructionErrorTensorName).Select(e => e[0])];

    /// <summary>Fills the gaps of rows: values that are NaN.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The rows, with the reconstruction in place of values that are NaN; all others are unchanged.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder was not trained with missing values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Impute(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.ImputedTensorName ?? throw new InvalidOperationException(
        "This autoencoder cannot fill gaps: it was trained with MissingValues.Refuse. Those trained with MissingValues.Mask can, such as ImputeWithAutoencoder's."));

    /// <summary>Fills the gaps of one row: values that are NaN.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The row, with the reconstruction in place of values that are NaN.</returns>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder was not trained with missing values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Impute(float[] row) => Impute([row])[0];

    private float[][] Run(IReadOnlyList<float[]> rows, string input, string output) => Run(rows, input, [output])[0];

    /// <summary>Computes tensors of rows: results by tensor, and in it by row.</summary>
    internal float[][][] Compute(IReadOnlyList<float[]> rows, IReadOnlyList<string> outputs) => Run(rows, Description.InputColumnName, outputs);

    /// <summary>Computes tensors from one tensor: results by tensor, and in it by row.</summary>
    private float[][][] Run(IReadOnlyList<float[]> rows, string input, IReadOnlyList<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ArrayScoring.Run(_sessions.Open([input], outputs), rows, nameof(rows));
    }
}
