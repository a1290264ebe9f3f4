using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

/// <summary>Without hidden sizes there is one hidden layer where the code's size is what limits it, and none elsewhere.</summary>
public class HiddenSizesTests
{
    private const int Size = 12;

    private static readonly float[][] Rows = Sample.Rows(20, Size);

    private static readonly CodeConstraint[] Sparsities = [new KullbackLeiblerSparsity(), new SquaredSparsity(), new L1Sparsity(), new KSparsity { K = 2 }, new WinnerTakeAll()];

    public static TheoryData<int, int, int[]> Borders => new()
    {
        { 784, 30, [153] },
        { 64, 30, [60] },
        { 64, 500, [] },
        { Size, 1, [3] },
        { Size, Size - 1, [2 * (Size - 1)] },
        { Size, Size, [] },
        { Size, Size + 1, [] },
        { 1, 1, [] },
        { 2, 1, [2] },
    };

    [Theory]
    [MemberData(nameof(Borders))]
    public void The_code_is_narrower_than_the_row_or_there_is_no_hidden_layer(int input, int code, int[] expected)
    {
        var open = new DenseArchitecture { CodingSize = code };
        Assert.Equal(expected, open.SettledFor(input, null).HiddenSizes);
        Assert.Equal(expected, open.SettledFor(input, new ContractivePenalty()).HiddenSizes);
        Assert.All(Sparsities, sparsity => Assert.Empty(open.SettledFor(input, sparsity).HiddenSizes!));
    }

    [Fact]
    public void Sizes_that_are_given_are_taken()
    {
        foreach (var constraint in Sparsities.Append(new ContractivePenalty()).Prepend(null))
        {
            Assert.Equal([3, 40], new DenseArchitecture { CodingSize = 20, HiddenSizes = [3, 40] }.SettledFor(Size, constraint).HiddenSizes);
            Assert.Empty(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }.SettledFor(Size, constraint).HiddenSizes!);
        }
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(Size)]
    public void A_fit_has_these_layers_and_names_them_in_its_options(int code, params int[] hidden)
    {
        using var model = Fitted.To(Rows, Open(code));
        var options = AutoencoderEstimator.Options.From(model.Description);
        Assert.Equal(hidden, ((DenseArchitecture)options.Architecture).HiddenSizes);
        int[] sizes = [Size, .. hidden, code];
        int[] weights = [.. sizes.Zip(sizes.Skip(1), (a, b) => a * b)];
        Assert.Equal(
            [.. weights, .. weights.Reverse()],
            Fitted.Constants(model).Where(c => c.Key.EndsWith("/weight", StringComparison.Ordinal)).OrderByDescending(c => c.Key.Contains("encoder/", StringComparison.Ordinal)).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value.Length));

        using var again = Fitted.To(Rows, options);
        Assert.Equal(Fitted.Onnx(model), Fitted.Onnx(again));
    }

    [Fact]
    public void What_no_rows_could_settle_is_refused_when_the_estimator_is_made()
    {
        var options = Open(4);
        options.HiddenLayerColumnNames = ["First", "Second"];
        options.Pretraining = new LayerwisePretraining { Phases = [new(), new(), new()] };
        AssertFaults(options, "Pretraining.Phases.Count = 3: allowed: null or one phase for each encoder layer, 1 or 2", "HiddenLayerColumnNames.Count = 2: allowed: at most the number of hidden layers, 1");

        options.HiddenLayerColumnNames = ["First"];
        options.Pretraining = new LayerwisePretraining { Phases = [new(), new()] };
        options.CodeConstraint = new L1Sparsity();
        AssertFaults(options, "Pretraining.Phases.Count = 2: allowed: null or one phase for each encoder layer, 1", "HiddenLayerColumnNames.Count = 1: allowed: at most the number of hidden layers, 0");

        options = Open(4);
        options.Pretraining = new LayerwisePretraining { Phases = [new() { Corruption = Corruption.Gaussian(0) }, new() { CodeConstraint = new KullbackLeiblerSparsity() }] };
        AssertFaults(
            options,
            "Pretraining.Phases[0].Corruption.StandardDeviation = 0: allowed: above 0",
            "Pretraining.Phases[1].CodeConstraint = KullbackLeiblerSparsity on Identity: allowed: Sigmoid as the activation, whose values stay within (0, 1)");

        static void AssertFaults(AutoencoderEstimator.Options options, params string[] faults)
        {
            var thrown = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options));
            Assert.Equal($"The options have {faults.Length} faults:\n  {string.Join("\n  ", faults)}\n (Parameter 'options')", thrown.Message);
        }
    }

    [Fact]
    public void What_goes_with_hidden_layers_alone_is_refused_by_a_fit_that_has_none()
    {
        var options = Open(Size);
        options.HiddenLayerColumnNames = ["Hidden"];
        options.Pretraining = new LayerwisePretraining { Phases = [new(), new()] };
        AssertRefused(
            options,
            "12-12",
            "2 faults",
            "Pretraining.Phases.Count = 2: allowed: null or one phase for each encoder layer, 1",
            "HiddenLayerColumnNames.Count = 1: allowed: at most the number of hidden layers, 0");

        options.Architecture = new DenseArchitecture { CodingSize = Size - 1 };
        options.Pretraining = new LayerwisePretraining { Phases = [Phase, Phase] };
        using var narrower = Fitted.To(Rows, options);
        Assert.Equal(["Codes", "Hidden"], narrower.Description.OutputColumns.Select(c => c.Name));
    }

    [Fact]
    public void What_goes_with_one_layer_alone_is_refused_by_a_fit_that_has_two()
    {
        AssertRefused(
            OneLayer(4),
            "12-8-4",
            "2 faults",
            "CodeConstraint.Method = ClosedForm: allowed: Automatic, Exact or Hutchinson for anything but one fully connected sigmoid layer",
            "Pretraining.Phase (layer 1).CodeConstraint = KullbackLeiblerSparsity on Elu: allowed: Sigmoid as the activation, whose values stay within (0, 1)");
        using var wider = Fitted.To(Rows, OneLayer(Size));
        Assert.Single(wider.History.Pretraining);

        static AutoencoderEstimator.Options OneLayer(int code)
        {
            var options = Open(code);
            options.Architecture = (DenseArchitecture)options.Architecture with { CodeActivation = Activation.Sigmoid };
            options.CodeConstraint = new ContractivePenalty { Method = ContractiveMethod.ClosedForm };
            options.Pretraining = new LayerwisePretraining { Phase = Phase with { CodeConstraint = new KullbackLeiblerSparsity() } };
            return options;
        }
    }

    private static PretrainingPhase Phase => new() { Training = new TrainingPlan { Epochs = 1 } };

    private static AutoencoderEstimator.Options Open(int code) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = code },
        Training = new TrainingPlan { Epochs = 2, BatchSize = 8 },
        Seed = 3,
    };

    private static void AssertRefused(AutoencoderEstimator.Options options, string sizes, string count, params string[] faults)
    {
        var source = new UnsteadySource(Size, _ => throw new NotSupportedException("This should not be read."));
        var estimator = new MLContext().Transforms.Autoencode("Codes", "Features", options);
        var thrown = Assert.Throws<InvalidOperationException>(() => estimator.Fit(source));
        Assert.StartsWith($"For rows of {Size} values, Architecture.HiddenSizes = null results in a network of {sizes} and back, for which the options have {count}:\n", thrown.Message, StringComparison.Ordinal);
        Assert.All(faults, fault => Assert.Contains("\n  " + fault, thrown.Message, StringComparison.Ordinal));
        Assert.Contains("Set Architecture.HiddenSizes", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.Readings);
    }
}
