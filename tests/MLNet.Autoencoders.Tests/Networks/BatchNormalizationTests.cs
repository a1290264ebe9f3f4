using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Batch normalisation: what it computes, what it remembers, and that checkpoints and the best epoch have it too.</summary>
public class BatchNormalizationTests
{
    private static readonly float[][] Rows = Sample.Rows(41, 12);

    [Fact]
    public void Training_normalises_each_map_over_rows_and_places_and_use_takes_the_running_statistics()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var normalization = new BatchNormalization(1, ScalarType.Float64, CPU);
        var bias = new TorchSharp.Modules.Parameter(tensor(new[] { 0.5 }));
        var sums = tensor(new double[] { 1, 2, 3, 6 }, 2, 1, 1, 2);

        // Mean 3, variance 3.5; the running variance takes the unbiased 14/3.
        double deviation = Math.Sqrt(3.5 + 1e-5);
        double[] expected = [.. new double[] { 1, 2, 3, 6 }.Select(x => ((x - 3) / deviation) + 0.5)];
        Assert.All(expected.Zip(TensorValues.Values(normalization.Apply(sums, bias, ForwardContext.Training()))), v => Assert.Equal(v.First, v.Second, 1e-12));

        double mean = 0.3, variance = 0.9 + (0.1 * 14 / 3), factor = 1 / Math.Sqrt(variance + 1e-5);
        double[] inUse = [.. new double[] { 1, 2, 3, 6 }.Select(x => ((x - mean) * factor) + 0.5)];
        Assert.All(inUse.Zip(TensorValues.Values(normalization.Apply(sums, bias, ForwardContext.Use))), v => Assert.Equal(v.First, v.Second, 1e-12));
        Assert.Equal(factor, TensorValues.Values(normalization.Factor()).Single(), 1e-12);
        Assert.Equal(0.5 - (mean * factor), TensorValues.Values(normalization.Shift(bias)).Single(), 1e-12);
    }

    public static TheoryData<Architecture> SingleValues =>
    [
        new ConvolutionalArchitecture { Height = 1, Width = 1, Channels = 12, CodingSize = 2, Stages = [new() { Maps = 3, KernelSize = 1, BatchNormalization = true }] },
        Dense,
    ];

    public static TheoryData<Architecture> Normalized => [Convolutional, Dense, Dense with { TiedWeights = true }];

    private static DenseArchitecture Dense => new() { CodingSize = 2, HiddenSizes = [6, 4], BatchNormalization = true };

    private static ConvolutionalArchitecture Convolutional => new()
    {
        Height = 3,
        CodingSize = 2,
        Stages = [new() { Maps = 3, BatchNormalization = true }, new() { Maps = 4, Stride = 2, BatchNormalization = true }],
    };

    [Theory]
    [MemberData(nameof(SingleValues))]
    public void A_batch_with_a_single_value_for_each_map_or_unit_is_trained_with_the_running_statistics(Architecture architecture)
    {
        var options = Options(architecture, null);
        using var model = Fitted.To(Rows, options);
        Assert.All(Fitted.Weights(model), w => Assert.True(float.IsFinite(w)));
    }

    [Theory]
    [MemberData(nameof(Normalized))]
    public void An_interrupted_fit_comes_to_the_same_bytes(Architecture architecture)
    {
        using var folder = new TestFolder();
        using var uninterrupted = Fitted.To(Rows, Options(architecture, null));
        using (var hook = new CancellationTokenSource())
        {
            var options = Options(architecture, folder["fit"]);
            options.CancellationToken = hook.Token;
            options.Progress = new ProgressHook(p =>
            {
                if (p.Record.Epoch == 2)
                    hook.Cancel();
            });
            using var interrupted = Fitted.To(Rows, options);
            Assert.Equal(2, interrupted.History.Epochs.Count);
        }
        using var resumed = Fitted.To(Rows, Options(architecture, folder["fit"]));
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
    }

    /// <summary>Rows in batches of 8, the last of which has a single one.</summary>
    private static AutoencoderEstimator.Options Options(Architecture architecture, string? checkpoint) => new()
    {
        Architecture = architecture,
        Training = new TrainingPlan { Epochs = 4, BatchSize = 8, ValidationFraction = 0, CheckpointPath = checkpoint },
        Seed = 5,
    };
}
