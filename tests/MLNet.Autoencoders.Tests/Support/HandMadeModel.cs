using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Autoencoders with given weights: codes x A + a with given deviations, decoded as h W + w. Nothing is trained.</summary>
internal sealed record HandMadeModel
{
    /// <summary>A, a row for each value of the input.</summary>
    public required float[][] Encoder { get; init; }

    public required float[] CodeBias { get; init; }

    /// <summary>The standard deviations of every row's code.</summary>
    public required float[] Deviations { get; init; }

    /// <summary>W, a row for each value of the code.</summary>
    public required float[][] Decoder { get; init; }

    public required float[] OutputBias { get; init; }

    public ReconstructionLoss Loss { get; init; } = ReconstructionLoss.SquaredError;

    public CodeDistribution? Prior { get; init; } = new GaussianDistribution();

    public double? DecoderVariance { get; init; }

    public SamplingChain? Chain { get; init; }

    /// <summary>Whether the description tells the codes' deviations, as that of an adversarial autoencoder does not.</summary>
    public bool HasRandomCodes { get; init; } = true;

    /// <summary>An autoencoder whose reconstructions are its codes, and whose codes are its rows.</summary>
    public static HandMadeModel Identity(int size, float deviation = 0.5f)
    {
        float[][] identity = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1f : 0).ToArray())];
        return new HandMadeModel
        {
            Encoder = identity,
            CodeBias = new float[size],
            Deviations = [.. Enumerable.Repeat(deviation, size)],
            Decoder = identity,
            OutputBias = new float[size],
            DecoderVariance = 0.5,
        };
    }

    public AutoencoderTransformer Create() => new(Graph(), Description(), new ScoringDevice(null, false));

    private int InputSize => Encoder.Length;

    private int CodingSize => Decoder.Length;

    private OnnxGraph Graph()
    {
        var graph = new GraphBuilder();
        string projected = graph.Node("MatMul", "projected", ["Features", "A"]);
        graph.Node("Add", "Codes", [projected, graph.Vector("a", CodeBias)]);
        string zeros = graph.Node("Mul", "zeros", [projected, graph.Scalar("0", 0)]);
        graph.Node("Add", "deviations", [zeros, graph.Vector("s", Deviations)]);
        string decoded = graph.Node("MatMul", "decoded", ["Codes", "W"]);
        string output = graph.Node("Add", "output", [decoded, graph.Vector("w", OutputBias)]);
        var term = ReconstructionTerm.Of(Loss);
        graph.Name(term.ExportReconstruction(graph, output), "reconstruction");
        graph.SumOverFeatures(term.ExportErrors(graph, "Features", output), "error");
        var built = graph.Build(
            [new OnnxValue("Features", InputSize)],
            [
                new OnnxValue("Codes", CodingSize),
                new OnnxValue("deviations", CodingSize),
                new OnnxValue("reconstruction", InputSize),
                new OnnxValue("error", 1),
            ]);
        return built with { Constants = [.. built.Constants, Matrix("A", Encoder), Matrix("W", Decoder)] };
    }

    private static OnnxTensor Matrix(string name, float[][] values) =>
        OnnxTensor.Floats(name, values.SelectMany(v => v).ToArray(), values.Length, values[0].Length);

    private AutoencoderDescription Description() => new()
    {
        InputColumnName = "Features",
        InputSize = InputSize,
        CodingSize = CodingSize,
        CodesTensorName = "Codes",
        ReconstructionTensorName = "reconstruction",
        ReconstructionErrorTensorName = "error",
        OutputColumns = [new OutputColumn("Codes", "Codes", CodingSize)],
        Prior = Prior,
        CodeDeviationTensorName = HasRandomCodes ? "deviations" : null,
        DecoderVariance = DecoderVariance,
        Chain = Chain,
        History = new TrainingHistory
        {
            Seed = 1,
            TrainingRows = 1,
            ValidationRows = 0,
            Epochs = [new EpochRecord(1, 0, null, 0.1)],
            BestEpoch = 1,
            StopReason = StopReason.Completed,
        },
    };
}
