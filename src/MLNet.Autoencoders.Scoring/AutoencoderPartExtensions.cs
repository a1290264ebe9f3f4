using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders;

/// <summary>The parts of an autoencoder as parts of its graph.</summary>
internal static class AutoencoderPartExtensions
{
    /// <summary>The part alone: nothing else runs, nothing else is stored.</summary>
    public static OnnxGraph Extract(this OnnxGraph graph, AutoencoderDescription d, AutoencoderPart part) => part switch
    {
        AutoencoderPart.Encoder => graph.Extract([d.InputColumnName], [d.CodesTensorName]),
        AutoencoderPart.Decoder => graph.Extract([d.CodesTensorName], [d.ReconstructionTensorName]),
        AutoencoderPart.Whole => graph.Extract(
            [d.InputColumnName], [d.CodesTensorName, d.ReconstructionTensorName, d.ReconstructionErrorTensorName]),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Expected Encoder, Decoder or Whole."),
    };
}
