using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders;

// What a model has learned, for people who look at it before they trust it.
public sealed partial class AutoencoderTransformer
{
    /// <summary>Computes the reconstruction error of each feature of rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>
    /// The reconstruction loss of each feature of each row: <see cref="AutoencoderDescription.InputSize"/> values, which add up to
    /// the row's <see cref="ReconstructionErrors"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] FeatureErrors(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        string errors = _graph.Nodes.First(n => n.Outputs.Contains(Description.ReconstructionErrorTensorName)).Inputs[0];
        var request = _sessions.OpenSegment(_graph.Value(Description.InputColumnName), new OnnxValue(errors, Description.InputSize));
        return ArrayScoring.Run(request, rows, nameof(rows))[0];
    }

    /// <summary>Gets the weights from the input to the first layer of the encoder: its filters.</summary>
    /// <returns>The weights of each unit or, if the first layer is convolutional, of each map.</returns>
    /// <remarks>Filters of images can be looked at as images (P. Vincent et al., "Stacked Denoising Autoencoders", 2010).</remarks>
    public LayerWeights FirstLayerWeights()
    {
        // The weights of a Gemm are [units, inputs] if it transposes them, otherwise [inputs, units]; those of a Conv start with its maps.
        var layer = _graph.Nodes.First(n => n.Operator is "Gemm" or "Conv");
        var weights = _graph.Constants.First(c => c.Name == layer.Inputs[1]);
        bool transposed = layer.Operator == "Gemm" && layer.Attributes.FirstOrDefault(a => a.Name == "transB")?.Int is null or 0;
        float[] values = weights.ToFloats();
        int units = (int)weights.Shape[transposed ? 1 : 0], size = values.Length / units;
        IEnumerable<float[]> byUnit = transposed
            ? Enumerable.Range(0, units).Select(unit => Enumerable.Range(0, size).Select(i => values[(i * units) + unit]).ToArray())
            : values.Chunk(size);
        return new LayerWeights(transposed ? [size] : [.. weights.Shape.Skip(1).Select(s => (int)s)], [.. byUnit]);
    }
}
