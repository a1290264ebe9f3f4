using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>Means and deviations of codes as the exported graph computes them, against those of the network.</summary>
public class VariationalExportTests
{
    private const int Size = 16;

    private static readonly float[][] Rows = [.. Sample.Rows(7, Size), [.. Enumerable.Repeat(3000f, Size)], [.. Enumerable.Repeat(-3000f, Size)]];

    private static readonly ConvolutionalArchitecture Maps = new()
    {
        Height = 4,
        Width = 4,
        Stages = [new ConvolutionalStage { Maps = 3, Stride = 2, BatchNormalization = true }, new ConvolutionalStage { Maps = 2, Pooling = Pooling.Max }],
        HiddenActivation = Activation.Elu,
    };

    private static readonly Dictionary<string, (Architecture Architecture, CodeConstraint? Constraint)> Cases = new()
    {
        ["shallow"] = (new DenseArchitecture { CodingSize = 3, HiddenSizes = [] }, null),
        ["deep, tied"] = (new DenseArchitecture { CodingSize = 3, HiddenSizes = [8], TiedWeights = true, CodeActivation = Activation.Tanh }, null),
        ["k-sparse"] = (new DenseArchitecture { CodingSize = 5, HiddenSizes = [8] }, new KSparsity { K = 2 }),
        ["winner-take-all"] = (new DenseArchitecture { CodingSize = 5, HiddenSizes = [8] }, new WinnerTakeAll()),
        ["convolutional, dense code"] = (Maps with { CodingSize = 3 }, null),
        ["convolutional, maps"] = (Maps with { DenseCode = false }, null),
        ["convolutional, maps, k-sparse"] = (Maps with { DenseCode = false, Stages = [Maps.Stages[0]] }, new KSparsity { K = 2 }),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Codes_and_deviations_are_those_of_the_network_even_far_outside_of_the_training_rows(string name)
    {
        using var scope = NewDisposeScope();
        var (architecture, constraint) = Cases[name];
        architecture = architecture.SettledFor(Size, constraint);
        var network = FitParts.Build(architecture, Size);
        network = network.WithCode(FitParts.Prior(new VariationalPrior(), network).CodeLayers);
        network = network.Constrained(CodeConstraintParts.Of(constraint, network.Encoder).Layer);
        int size = network.Encoder[^1].OutputSize;

        var options = new AutoencoderEstimator.Options { Prior = new VariationalPrior(), CodeDeviationColumnName = "sigma" };
        var names = new TensorNames("x", "code", options);
        var graph = NetworkExporter.Export(network, scale: null, new LearnedParts(null, null, null), new SquaredErrorTerm(), names, Size).Graph;
        using var model = new AutoencoderTransformer(graph, Description(names, size), new ScoringDevice(null, false));

        float[] codes, logVariances;
        using (no_grad())
        {
            var pass = network.Forward(TensorValues.Matrix(Rows), ForwardContext.Use);
            codes = TensorValues.Floats(pass.Code);
            logVariances = TensorValues.Floats(SamplingLayer.Parts(pass.EncoderOutputs[^2]).LogVariances);
        }
        Close(codes, model.Encode(Rows));
        var deviations = OnnxFile.Run(Fitted.Onnx(model), Rows, "sigma");
        Close([.. logVariances.Select(g => MathF.Exp(g / 2))], deviations);
        // γ is kept within ±20.
        Assert.All(deviations.SelectMany(d => d), d => Assert.InRange(d, 4.5e-5f, 22_030f));
        Assert.Contains(deviations[^2..].SelectMany(d => d), d => d is < 4.6e-5f or > 22_020f);
        if (constraint is KSparsity)
            Assert.All(model.Encode(Rows), code => Assert.Equal(2, code.Count(v => v != 0)));
    }

    private static void Close(float[] expected, float[][] actual) =>
        Assert.All(expected.Zip(actual.SelectMany(r => r)), v => Assert.Equal(v.First, v.Second, 1e-4 * Math.Max(1, Math.Abs(v.First))));

    private static AutoencoderDescription Description(TensorNames names, int codingSize) => new()
    {
        InputColumnName = names.Input,
        InputSize = Size,
        CodingSize = codingSize,
        CodesTensorName = names.Codes,
        ReconstructionTensorName = names.Reconstruction,
        ReconstructionErrorTensorName = names.ReconstructionError,
        CodeDeviationTensorName = names.CodeDeviations,
        Prior = new GaussianDistribution(),
        OutputColumns = [new OutputColumn("code", names.Codes, codingSize), new OutputColumn("sigma", names.CodeDeviations!, codingSize)],
    };
}
