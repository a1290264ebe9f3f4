using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Export;

/// <summary>
/// Writes a fitted network as one ONNX graph: scaling, encoder, scaling of the codes, and all of it back; the error of each row, its
/// anomaly score, the outputs of a head for labels, and the deviations of codes that are drawn.
/// </summary>
internal static class NetworkExporter
{
    public static NetworkGraph Export(AutoencoderNetwork network, InputScale? scale, LearnedParts learned, ReconstructionTerm reconstruction, TensorNames names, int inputSize, CodePooling? pooling = null, MissingFilling? filling = null)
    {
        var graph = new GraphBuilder();
        string scaled = scale is null ? names.Input : scale.Export(graph, names.Input);
        var missing = filling is null ? null : new MissingNodes(graph, scaled, filling);
        string input = missing?.Filled ?? scaled;
        var shape = network.Encoder[^1].OutputShape;
        string code = Chain(graph, network.Encoder, "encoder", input, names.HiddenLayers.ElementAtOrDefault);
        graph.Name(learned.Codes is null ? code : learned.Codes.Export(graph, code), names.Codes);
        if (names.CodeDeviations is { } deviations)
            graph.Name(shape.Flattened.Export(graph, HeadsLayer.DeviationTensor + "/flat", HeadsLayer.DeviationTensor, shape), deviations);
        if (names.PooledCodes is not null)
            graph.Name(pooling!.Export(graph, names.Codes), names.PooledCodes);
        if (names.LabelScore is not null)
            graph.Name(network.LabelHead!.Export(graph, code), names.LabelScore);
        string decoded = learned.Codes is null ? names.Codes : learned.Codes.ExportUndone(graph, names.Codes);
        string output = Chain(graph, network.Decoder, "decoder", decoded);
        string reconstructed = reconstruction.ExportReconstruction(graph, output);
        graph.Name(scale is null ? reconstructed : scale.ExportUndone(graph, reconstructed), names.Reconstruction);
        string errors = reconstruction.ExportErrors(graph, input, output);
        graph.SumOverFeatures(missing is null ? errors : missing.ScaledUp(missing.OfObserved(errors)), names.ReconstructionError);
        if (names.Imputed is not null)
            missing!.Impute(names.Input, names.Reconstruction, names.Imputed);
        OnnxValue[] scores = names is { AnomalyScore: { } score, FeatureContributions: { } contributions } ? [new OnnxValue(score, 1), new OnnxValue(contributions, inputSize)] : [];
        if (scores.Length > 0)
            learned.Score!.Export(graph, input, reconstructed, missing, (scores[0].Name, scores[1].Name), inputSize);
        var built = graph.Build(
            [new OnnxValue(names.Input, inputSize)],
            [
                new OnnxValue(names.Codes, shape.Size),
                .. names.CodeDeviations is null ? Array.Empty<OnnxValue>() : [new OnnxValue(names.CodeDeviations, shape.Size)],
                .. names.HiddenLayers.Zip(network.Encoder).Where(h => h.First is not null).Select(h => new OnnxValue(h.First!, h.Second.OutputSize)),
                .. names.PooledCodes is null ? Array.Empty<OnnxValue>() : [new OnnxValue(names.PooledCodes, pooling!.OutputShape.Size)],
                .. names.LabelScore is null ? Array.Empty<OnnxValue>() : [new OnnxValue(names.LabelScore, network.LabelHead!.OutputSize)],
                new OnnxValue(names.Reconstruction, inputSize),
                new OnnxValue(names.ReconstructionError, 1),
                .. names.Imputed is null ? Array.Empty<OnnxValue>() : [new OnnxValue(names.Imputed, inputSize)],
                .. scores,
            ]);
        return new NetworkGraph(built, scaled, reconstructed, graph.Noise);
    }

    /// <summary>Adds layers, which take and give vectors, with changes of shape between them where they need any.</summary>
    private static string Chain(GraphBuilder graph, IReadOnlyList<Layer> layers, string name, string input, Func<int, string?>? nameOf = null)
    {
        var shape = layers[0].InputShape.Flattened;
        for (int i = 0; i < layers.Count; i++)
        {
            string layer = FormattableString.Invariant($"{GraphBuilder.Prefix}{name}/{i + 1}");
            input = layers[i].Export(graph, layer, layers[i].InputShape.Export(graph, layer + "/input", input, shape));
            shape = layers[i].OutputShape;
            if (nameOf?.Invoke(i) is { } column)
                graph.Name(shape.Flattened.Export(graph, layer + "/column", input, shape), column);
        }
        return shape.Flattened.Export(graph, GraphBuilder.Prefix + name + "/flat", input, shape);
    }
}
