using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Examination;

/// <summary>
/// The encoder of a fitted model as TorchSharp's network again, which has gradients: from a row in its own units to the values that
/// the units of the code have before a constraint or rounding picks among them.
/// </summary>
internal sealed class RestoredEncoder
{
    private readonly IReadOnlyList<Layer> _layers;
    private readonly Tensor? _offset;
    private readonly Tensor? _scale;

    private RestoredEncoder(IReadOnlyList<Layer> layers, Tensor? offset, Tensor? scale)
    {
        _layers = layers;
        _offset = offset;
        _scale = scale;
    }

    /// <summary>Builds the layers that the options tell, with the weights that the graph holds. It belongs to the caller's scope.</summary>
    public static RestoredEncoder Of(OnnxGraph graph, AutoencoderDescription description)
    {
        var options = AutoencoderEstimator.Options.From(description);
        using var generator = new FitSeed(0).ForWeights();
        var network = NetworkBuilder.Build(
            WithoutNormalization(options.Architecture), description.InputSize, ReconstructionTerm.Of(options.ReconstructionLoss).OutputActivation(options.Architecture.OutputActivation), generator, CPU);
        for (int i = 0; i < network.Encoder.Count; i++)
        {
            string layer = FormattableString.Invariant($"autoencoder/encoder/{i + 1}");
            Copy(Constant(graph, layer + "/weight"), network.Encoder[i].Weights.Single());
            Copy(Constant(graph, layer + "/bias"), network.Encoder[i].Biases.Single());
        }
        return new RestoredEncoder(network.Encoder, Values("autoencoder/scaling/offset"), Values("autoencoder/scaling/scale"));

        Tensor? Values(string name) => graph.Constants.FirstOrDefault(c => c.Name == name) is { } constant ? tensor(constant.ToFloats(), ScalarType.Float32, CPU) : null;
    }

    /// <summary>The units' values, [rows, units], for rows, [rows, size].</summary>
    public Tensor Forward(Tensor rows)
    {
        if (_offset is not null)
            rows -= _offset;
        if (_scale is not null)
            rows /= _scale;
        foreach (var layer in _layers)
            rows = layer.Forward(layer.InputShape.Of(rows), ForwardContext.Use);
        return _layers[^1].OutputShape.Flattened.Of(rows);
    }

    /// <summary>Graphs have batch normalisation as part of the weights.</summary>
    private static Architecture WithoutNormalization(Architecture architecture) => architecture switch
    {
        DenseArchitecture dense => dense with { BatchNormalization = false, CodeBatchNormalization = false },
        ConvolutionalArchitecture convolutional => convolutional with { Stages = [.. convolutional.Stages.Select(s => s with { BatchNormalization = false })] },
        _ => architecture,
    };

    private static OnnxTensor Constant(OnnxGraph graph, string name) =>
        graph.Constants.FirstOrDefault(c => c.Name == name) ?? throw new FormatException($"The autoencoder's graph has no '{name}': its weights do not fit its options.");

    private static void Copy(OnnxTensor constant, Tensor parameter)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        float[] values = constant.ToFloats();
        if (values.Length != parameter.shape.Aggregate(1L, (size, dimension) => size * dimension))
            throw new FormatException($"The autoencoder's graph has {values.Length} values in '{constant.Name}'; its options ask for another number of values.");
        parameter.copy_(tensor(values, ScalarType.Float32, CPU).reshape(parameter.shape));
    }
}
