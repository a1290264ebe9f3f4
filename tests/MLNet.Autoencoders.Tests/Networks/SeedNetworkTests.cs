using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>The network of 145×145 pictures that the library began with: its shapes, a step of its training, and its export.</summary>
public class SeedNetworkTests
{
    private const int Size = 145 * 145;

    private static readonly ConvolutionalStage[] Stages =
    [
        new() { Maps = 32, KernelSize = 4, Padding = 0 },
        new() { Maps = 64, KernelSize = 3, Padding = 0, Pooling = Pooling.Max, PoolingSize = 5 },
        new() { Maps = 128, KernelSize = 3, Padding = 0, Pooling = Pooling.Max, PoolingSize = 2 },
    ];

    [Fact]
    public void Its_shapes_are_the_published_ones_there_and_back() =>
        Assert.Equal(
            "1×145×145, 4×4 convolution 32×142×142, 3×3 convolution 64×140×140, 5×5 pooling 64×28×28, 3×3 convolution 128×26×26, 2×2 pooling 128×13×13, "
            + "back upsampling 128×26×26, 3×3 transposed convolution 64×28×28, upsampling 64×140×140, 3×3 transposed convolution 32×142×142, 4×4 transposed convolution 1×145×145",
            new ConvolutionalArchitecture { Stages = Stages, DenseCode = false }.ShapesFor(Size));

    [Fact]
    public void It_trains_a_step_and_is_exported()
    {
        var ml = new MLContext(seed: 1);
        float[][] rows = Sample.Rows(2, Size);
        var log = new List<string>();
        ml.Log += (_, e) => log.Add(e.RawMessage);
        var training = new TrainingPlan { Epochs = 1, BatchSize = 2, Optimizer = new SgdOptimizer { LearningRate = 1e-7 } };
        using var model = ml.Transforms.AutoencodeConvolutional("Codes", "Features", stages: Stages, codingSize: null, training: training, seed: 1, environment: ml)
            .Fit(Sample.View(ml, rows));

        Assert.Equal(128 * 13 * 13, model.Description.CodingSize);
        Assert.Single(model.Description.History.Epochs);
        Assert.Equal(128 * 13 * 13, model.Encode(rows)[0].Length);
        Assert.Equal(Size, model.Reconstruct(rows)[0].Length);
        Assert.Contains(log, m => m.Contains("64×28×28", StringComparison.Ordinal));
    }
}
