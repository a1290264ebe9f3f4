using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>A network with random weights and biases as TorchSharp runs it, and the ONNX graph that it is exported as.</summary>
internal sealed class ExportedNetwork : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public ExportedNetwork(Architecture architecture, ReconstructionLoss loss, InputScaling scaling, float[][] rows, float biasScale = 0.3f)
    {
        int size = rows[0].Length;
        var term = ReconstructionTerm.Of(loss);
        using var generator = new FitSeed(7).ForWeights();
        var scaled = MemoryRows.Prepare(TensorValues.Matrix(rows), 0, new(scaling), new FitSeed(7), CPU);
        Network = NetworkBuilder.Build(architecture, size, term.OutputActivation(architecture.OutputActivation), generator, CPU);
        var random = new Random(4);
        foreach (var bias in Network.Biases)
            TensorValues.Set<float>(bias, [.. Enumerable.Range(0, (int)bias.shape[0]).Select(_ => biasScale * ((2 * random.NextSingle()) - 1))]);

        if (Network.Encoder.Concat(Network.Decoder).Any(l => l.Buffers.Any()))
            Train(scaled, rows.Length);
        using (no_grad())
        {
            using var reader = scaled.Training(rows.Length, null);
            var batch = reader.Next()!;
            var pass = Network.Forward(batch, ForwardContext.Use);
            Codes = TensorValues.Floats(pass.Code);
            Output = TensorValues.Floats(pass.Output);
            Loss = term.Loss(pass, batch.Rows).item<float>();
        }
        var graph = NetworkExporter.Export(Network, scaled.Scale, new LearnedParts(null, null, null), term, new TensorNames("x", "code", new AutoencoderEstimator.Options
        {
            ReconstructionColumnName = "reconstruction",
            ReconstructionErrorColumnName = "error",
        }), size).Graph;
        Transformer = new AutoencoderTransformer(graph, Description(size, Network.Encoder[^1].OutputSize), new ScoringDevice(null, false));
    }

    public AutoencoderNetwork Network { get; }

    /// <summary>TorchSharp's codes, all rows one after the other.</summary>
    public float[] Codes { get; }

    /// <summary>TorchSharp's output: in scaled units; logits under cross-entropy.</summary>
    public float[] Output { get; }

    /// <summary>TorchSharp's loss of all rows.</summary>
    public float Loss { get; }

    /// <summary>The exported graph.</summary>
    public AutoencoderTransformer Transformer { get; }

    public void Dispose()
    {
        Transformer.Dispose();
        _scope.Dispose();
    }

    /// <summary>Passes of training, for running statistics that are not those of the beginning.</summary>
    private void Train(MemoryRows scaled, int count)
    {
        using var noGradients = no_grad();
        for (int i = 0; i < 5; i++)
        {
            using var reader = scaled.Training(count, null);
            Network.Forward(reader.Next()!, ForwardContext.Training());
        }
    }

    private static AutoencoderDescription Description(int size, int codingSize) => new()
    {
        InputColumnName = "x",
        InputSize = size,
        CodingSize = codingSize,
        CodesTensorName = "code",
        ReconstructionTensorName = "reconstruction",
        ReconstructionErrorTensorName = "error",
        OutputColumns = [new OutputColumn("code", "code", codingSize)],
    };
}
