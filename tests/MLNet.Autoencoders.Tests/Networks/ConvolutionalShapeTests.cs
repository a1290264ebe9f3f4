using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Shapes of feature maps: what follows from the rows, and what is refused before anything native runs.</summary>
public class ConvolutionalShapeTests
{
    private static readonly ConvolutionalStage Stage = new() { Maps = 2 };

    [Theory]
    [InlineData(null, null, 1, 49, "1×7×7")]
    [InlineData(null, null, 3, 75, "3×5×5")]
    [InlineData(4, null, 1, 24, "1×4×6")]
    [InlineData(null, 4, 2, 24, "2×3×4")]
    [InlineData(1, 6, 4, 24, "4×1×6")]
    public void Height_and_width_follow_from_the_rows(int? height, int? width, int channels, int size, string expected) =>
        Assert.StartsWith(expected + ",", new ConvolutionalArchitecture { Height = height, Width = width, Channels = channels }.ShapesFor(size), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, 1, 50, "Architecture.Height and Width = null: allowed: given, unless rows are square: rows have 50 values of 1 channel")]
    [InlineData(null, null, 3, 50, "Architecture.Height and Width = null: allowed: given, unless rows are square: rows have 50 values of 3 channels")]
    [InlineData(7, null, 1, 50, "Architecture.Height = 7: allowed: a divisor of the values of a channel: rows have 50 values of 1 channel")]
    [InlineData(null, 7, 1, 50, "Architecture.Width = 7: allowed: a divisor of the values of a channel: rows have 50 values of 1 channel")]
    [InlineData(7, 7, 1, 50, "Architecture.Channels × Height × Width = 1 × 7 × 7: allowed: the number of values in a row, 50")]
    [InlineData(5, 5, 3, 50, "Architecture.Channels × Height × Width = 3 × 5 × 5: allowed: the number of values in a row, 50")]
    [InlineData(5, null, 3, 50, "Architecture.Height = 5: allowed: a divisor of the values of a channel: rows have 50 values of 3 channels")]
    public void Rows_that_do_not_fit_are_refused_by_name(int? height, int? width, int channels, int size, string fault)
    {
        var ml = new MLContext();
        var estimator = ml.Transforms.AutoencodeConvolutional("Codes", "Features", height, width, channels, [Stage]);
        var thrown = Assert.Throws<InvalidOperationException>(() => estimator.Fit(Sample.View(ml, Sample.Rows(3, size))));
        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"rows of {size} values", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_do_not_fit_are_refused_together_and_by_name()
    {
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new ConvolutionalArchitecture
            {
                Height = 6,
                Width = 5,
                TiedWeights = true,
                Stages = [Stage with { Pooling = Pooling.Max }, Stage with { Pooling = Pooling.Average, PoolingSize = 3 }],
                DecoderStages = [Stage with { KernelSize = 9 }],
            },
        };
        AssertFaults(
            options,
            "Architecture.TiedWeights = True: allowed: false with Architecture.DecoderStages, which have weights of their own",
            "Architecture.Stages[1].PoolingSize = 3: allowed: at most the height and width of the maps that the convolution gives, 3×2");
        options.Architecture = new ConvolutionalArchitecture { Height = 6, Width = 5, Stages = [Stage with { KernelSize = 6, Padding = 0 }, Stage with { Maps = int.MaxValue }] };
        AssertFaults(options, "Architecture.Stages[0].KernelSize = 6: allowed: at most the height and width of the maps that the stage takes with their padding, 6×5");
        options.Architecture = new ConvolutionalArchitecture { Height = 6, Width = 5, Stages = [Stage with { Maps = int.MaxValue }] };
        AssertFaults(options, "Architecture.Stages[0].Maps = 2147483647: allowed: at most 71582788 for maps of 6×5: a row has at most 2147483647 values");
        options.Architecture = new ConvolutionalArchitecture { Height = 6, Width = 5, DenseCode = false, Stages = [Stage], DecoderStages = [Stage with { Stride = 2 }] };
        AssertFaults(options, "Architecture.DecoderStages = stages that end with 2×3×3: allowed: stages that end with the shape of the code, 2×6×5, or a dense code");
    }

    [Fact]
    public void A_stage_checks_its_own_numbers()
    {
        var architecture = new ConvolutionalArchitecture
        {
            Stages = [new() { Maps = 0, KernelSize = 0, Stride = 0, Padding = -1, Pooling = (Pooling)3, PoolingSize = 33 }, new() { Padding = 3, PoolingSize = 1 }],
        };
        AssertFaults(
            new() { Architecture = architecture },
            "Architecture.Stages[0].Maps = 0: allowed: 1 and above",
            "Architecture.Stages[0].KernelSize = 0: allowed: 1 and above",
            "Architecture.Stages[0].Stride = 0: allowed: 1 and above",
            "Architecture.Stages[0].Padding = -1: allowed: null or from 0 to below the kernel size, 0",
            "Architecture.Stages[0].Pooling = 3: allowed: None, Max, Average",
            "Architecture.Stages[0].PoolingSize = 33: allowed: from 2 to 32",
            "Architecture.Stages[1].Padding = 3: allowed: null or from 0 to below the kernel size, 3",
            "Architecture.Stages[1].PoolingSize = 1: allowed: from 2 to 32");
        AssertFaults(new() { Architecture = new ConvolutionalArchitecture { Stages = [] } }, "Architecture.Stages.Count = 0: allowed: 1 and above");
        AssertFaults(new() { Architecture = new ConvolutionalArchitecture { Stages = null! } }, "Architecture.Stages = null: allowed: not null");
        AssertFaults(new() { Architecture = new ConvolutionalArchitecture { Stages = [null!] } }, "Architecture.Stages[0] = null: allowed: not null");
    }

    [Fact]
    public void What_needs_maps_as_code_or_mirrored_stages_says_so()
    {
        AssertFaults(
            new() { PooledCodeColumnName = "Pooled" },
            "PooledCodeColumnName = Pooled: allowed: null, unless the code is the maps of a ConvolutionalArchitecture without a dense code");
        AssertFaults(
            new()
            {
                Architecture = new ConvolutionalArchitecture { Height = 4, Width = 9, DenseCode = false, Stages = [Stage], DecoderStages = [Stage] },
                PooledCodeColumnName = "Pooled",
                Pretraining = new(),
            },
            "Architecture.CodePoolingSize = 6: allowed: at most the height and width of the code's maps, 4×9",
            "Architecture.DecoderStages = given: allowed: null with layer-wise pretraining, each phase of which needs the mirror of its stage");
    }

    private static void AssertFaults(AutoencoderEstimator.Options options, params string[] faults)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options));
        string count = faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";
        Assert.Equal($"The options have {count}:\n  {string.Join("\n  ", faults)}\n (Parameter 'options')", thrown.Message);
    }
}
