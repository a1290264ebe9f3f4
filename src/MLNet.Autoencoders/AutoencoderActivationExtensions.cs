using MLNet.Autoencoders;
using MLNet.Autoencoders.Examination;
using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace Microsoft.ML;

/// <summary>Looks into the network of a fitted autoencoder with TorchSharp.</summary>
public static class AutoencoderActivationExtensions
{
    /// <summary>
    /// Finds the input that excites each unit of the code most, by gradient ascent (D. Erhan et al., "Visualizing Higher-Layer Features of a
    /// Deep Network", 2009): what the unit stands for.
    /// </summary>
    /// <param name="transformer">The autoencoder, fitted or loaded.</param>
    /// <param name="rows">
    /// Some rows as they occur, at least two, of <see cref="AutoencoderDescription.InputSize"/> finite values. They tell where to search: each feature
    /// stays within their range, and an input is no further from their mean than they are on average.
    /// </param>
    /// <param name="steps">The number of steps. Default 100; at least 1.</param>
    /// <param name="seed">The seed of the noise from which the ascent starts. Default 1.</param>
    /// <returns>
    /// For each unit, in their order, <see cref="AutoencoderDescription.InputSize"/> values in the units of the input. The unit is excited by them before
    /// a code constraint or quantisation picks among the units. A report shows them: <c>ReportOptions.ExcitingInputs</c>.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than two rows, or a row has a different number of values or values that are not finite. The message gives the row's index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    /// <exception cref="FormatException">The model was not written by this library, or its weights do not fit its options.</exception>
    public static float[][] MaximizeActivations(this AutoencoderTransformer transformer, IReadOnlyList<float[]> rows, int steps = 100, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var d = transformer.Description;
        Check(rows, d.InputSize);
        TorchLibrary.Require();
        using var scope = NewDisposeScope();
        using var gradients = set_grad_enabled(true);
        var encoder = RestoredEncoder.Of(transformer.Graph, d);
        var data = tensor(rows.SelectMany(r => r).ToArray(), ScalarType.Float32, CPU).reshape(rows.Count, d.InputSize);
        float[] found = Array.ConvertAll(new ActivationMaximization(encoder, data).Run(d.CodingSize, steps, seed).ToDoubles(), v => (float)v);
        return [.. found.Chunk(d.InputSize)];
    }

    private static void Check(IReadOnlyList<float[]> rows, int size)
    {
        if (rows.Count < 2)
            throw new ArgumentException($"Expected at least two rows, got {rows.Count}.", nameof(rows));
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i]?.Length != size)
                throw new ArgumentException(FormattableString.Invariant($"Row {i} has {rows[i]?.Length ?? 0} values; expected {size}."), nameof(rows));
            if (Array.FindIndex(rows[i], v => !float.IsFinite(v)) is >= 0 and var slot)
                throw new ArgumentException(FormattableString.Invariant($"Row {i}, slot {slot}: {rows[i][slot]} is not a finite number."), nameof(rows));
        }
    }
}
