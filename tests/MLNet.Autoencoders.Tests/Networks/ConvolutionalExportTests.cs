using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>What ONNX Runtime computes from exported feature maps against what TorchSharp computes from the network.</summary>
public class ConvolutionalExportTests
{
    private const float Tolerance = 1e-4f;

    private static readonly ConvolutionalStage Stage = new() { Maps = 3 };

    private static readonly Dictionary<string, ConvolutionalArchitecture> Networks = new()
    {
        ["one stage"] = With(Stage),
        ["no dense code"] = With(Stage, Stage with { Maps = 2 }) with { DenseCode = false },
        ["tied"] = With(Stage, Stage with { Stride = 2 }) with { TiedWeights = true },
        ["tied, normalised"] = With(Stage with { BatchNormalization = true }, Stage with { BatchNormalization = true }) with { TiedWeights = true, DenseCode = false },
        ["stride that fits"] = With(Stage with { KernelSize = 2, Stride = 2 }) with { Height = 6, Width = 8 },
        ["stride with a remainder"] = With(Stage with { KernelSize = 4, Stride = 3 }, Stage with { Stride = 2 }),
        ["stride beyond the kernel"] = With(Stage with { KernelSize = 1, Stride = 2 }),
        ["no padding"] = With(Stage with { KernelSize = 4, Padding = 0 }, Stage with { KernelSize = 2 }),
        ["much padding"] = With(Stage with { KernelSize = 5, Padding = 4 }),
        ["max pooling"] = With(Stage with { Pooling = Pooling.Max }) with { Height = 6, Width = 8 },
        ["max pooling with a remainder"] = With(Stage with { Pooling = Pooling.Max, PoolingSize = 3 }, Stage),
        ["average pooling"] = With(Stage with { Pooling = Pooling.Average }, Stage with { Pooling = Pooling.Average }),
        ["average pooling, normalised"] = With(Stage with { Pooling = Pooling.Average, BatchNormalization = true }, Stage with { BatchNormalization = true, Stride = 2 }),
        ["channels"] = With(Stage with { Stride = 2 }, Stage) with { Channels = 3, Height = 5, Width = 4 },
        ["own decoder"] = With(Stage, Stage) with { DenseCode = false, DecoderStages = [Stage with { KernelSize = 5 }] },
        ["own decoder, dense code"] = With(Stage with { Stride = 2 }) with { DecoderStages = [new() { Maps = 5, Pooling = Pooling.Max }, new() { Maps = 2, BatchNormalization = true }] },
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_exported_graph_computes_what_the_network_computes(string name)
    {
        var architecture = Networks[name];
        float[][] rows = Sample.Rows(9, architecture.Channels * architecture.Height!.Value * architecture.Width!.Value);
        using var exported = new ExportedNetwork(architecture, ReconstructionLoss.SquaredError, InputScaling.None, rows);

        Close(exported.Codes, exported.Transformer.Encode(rows));
        Close(exported.Output, exported.Transformer.Reconstruct(rows));
        Assert.InRange(exported.Transformer.ReconstructionErrors(rows).Average() / exported.Loss, 1 - Tolerance, 1 + Tolerance);
    }

    [Fact]
    public void The_activations_of_maps_and_cross_entropy_are_exported_too()
    {
        float[][] rows = Sample.Rows(5, 56);
        foreach (var activation in Enum.GetValues<Activation>())
        {
            var architecture = With(Stage with { Pooling = Pooling.Max, BatchNormalization = true }, Stage) with { HiddenActivation = activation, CodeActivation = activation, DenseCode = false };
            using var exported = new ExportedNetwork(architecture, ReconstructionLoss.BinaryCrossEntropy, InputScaling.None, rows);
            Close(exported.Codes, exported.Transformer.Encode(rows));
            Close([.. exported.Output.Select(l => 1 / (1 + MathF.Exp(-l)))], exported.Transformer.Reconstruct(rows));
        }
    }

    private static ConvolutionalArchitecture With(params ConvolutionalStage[] stages) =>
        (ConvolutionalArchitecture)new ConvolutionalArchitecture { Height = 7, Width = 8, CodingSize = 4, Stages = stages }.SettledFor(56, constraint: null);

    private static void Close(float[] expected, float[][] actual) =>
        Assert.All(expected.Zip(actual.SelectMany(r => r), (e, a) => (e, a)), v => Assert.Equal(v.e, v.a, Tolerance * Math.Max(1, Math.Abs(v.e))));
}
