using Microsoft.ML;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Batch normalisation of fully connected layers: which layers have it, what is exported of it, and what it does not go with.</summary>
public class DenseNormalizationTests
{
    private const float Tolerance = 1e-4f;

    private static readonly DenseArchitecture Architecture = new() { CodingSize = 3, HiddenSizes = [6, 5], HiddenActivation = Activation.Tanh, BatchNormalization = true };

    public static TheoryData<Activation, bool> All
    {
        get
        {
            var data = new TheoryData<Activation, bool>();
            foreach (var activation in Enum.GetValues<Activation>())
            {
                data.Add(activation, false);
                data.Add(activation, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_exported_graph_computes_what_the_network_computes(Activation activation, bool tied)
    {
        float[][] rows = Sample.Rows(9, 7);
        var architecture = Architecture with { HiddenActivation = activation, CodeActivation = activation, TiedWeights = tied, CodeBatchNormalization = tied };
        using var exported = new ExportedNetwork(architecture, ReconstructionLoss.SquaredError, InputScaling.None, rows);
        Close(exported.Codes, exported.Transformer.Encode(rows));
        Close(exported.Output, exported.Transformer.Reconstruct(rows));
    }

    [Fact]
    public void Hidden_layers_are_normalised_the_code_if_it_is_asked_for_and_the_output_never()
    {
        var network = FitParts.Build(Architecture, 7);
        Assert.Equal([true, true, false], network.Encoder.Select(l => l.Buffers.Any()));
        Assert.Equal([true, true, false], network.Decoder.Select(l => l.Buffers.Any()));
        Assert.All(FitParts.Build(Architecture with { HiddenSizes = [] }, 7).Encoder, l => Assert.Empty(l.Buffers));
        network = FitParts.Build(Architecture with { CodeBatchNormalization = true }, 7);
        Assert.Equal([true, true, true], network.Encoder.Select(l => l.Buffers.Any()));
        Assert.Equal([true, true, false], network.Decoder.Select(l => l.Buffers.Any()));
        Assert.All(FitParts.Build(Architecture with { BatchNormalization = false, CodeBatchNormalization = true, HiddenSizes = [] }, 7).Encoder, l => Assert.NotEmpty(l.Buffers));
    }

    /// <summary>One step over all rows, too small to move a weight: the running statistics are a tenth of those of the rows.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_exported_weights_are_the_networks_with_the_running_statistics_in_them(bool tied)
    {
        float[][] rows = Fitted.Rows;
        using var plain = Fitted.To(rows, Options(normalized: false, tied));
        using var model = Fitted.To(rows, Options(normalized: true, tied));
        var (before, after) = (Fitted.Parameters(plain), Fitted.Parameters(model));
        var weights = before["encoder/1/weight"];
        for (int unit = 0; unit < 5; unit++)
        {
            double[] weight = [.. weights.Skip(unit * Fitted.Size).Take(Fitted.Size).Select(w => (double)w)];
            double[] sums = [.. rows.Select(r => r.Zip(weight, (x, w) => x * w).Sum())];
            double average = sums.Average(), unbiased = sums.Sum(s => (s - average) * (s - average)) / (sums.Length - 1);
            double factor = 1 / Math.Sqrt(0.9 + (0.1 * unbiased) + 1e-5);
            Assert.All(weight.Select((w, i) => (w * factor, (double)after["encoder/1/weight"][(unit * Fitted.Size) + i])), v => Assert.Equal(v.Item1, v.Item2, 1e-5));
            Assert.Equal(-0.1 * average * factor, after["encoder/1/bias"][unit], 1e-5);
        }
        Assert.Equal(before["encoder/2/weight"], after["encoder/2/weight"]);
        Assert.Equal(tied ? weights : before["decoder/2/weight"], after["decoder/2/weight"]);
    }

    [Fact]
    public void Whoever_does_not_ask_for_it_finds_no_trace_of_it_in_the_model()
    {
        using var plain = Fitted.To(Fitted.Rows, Options(normalized: false, tied: false));
        Assert.DoesNotContain("ormalization", plain.Description.Options, StringComparison.Ordinal);
        using var model = Fitted.To(Fitted.Rows, Options(normalized: true, tied: false));
        Assert.True(((DenseArchitecture)AutoencoderEstimator.Options.From(model.Description).Architecture).BatchNormalization);
    }

    [Theory]
    [InlineData(true, 6 * 4, 4 * 6)]
    [InlineData(false, 6 * 4, 0)]
    public void Tied_weights_that_normalisation_makes_different_are_counted_twice(bool normalized, int encoder, int decoder)
    {
        var cost = NetworkCost.Of(new DenseArchitecture { HiddenSizes = [4], CodingSize = 2, TiedWeights = true, BatchNormalization = normalized }, 6);
        Assert.Equal((encoder, decoder), ((int)cost.Encoder[0].Weights, (int)cost.Decoder[1].Weights));
        var shallow = NetworkCost.Of(new DenseArchitecture { HiddenSizes = [], CodingSize = 2, TiedWeights = true, BatchNormalization = normalized }, 6);
        Assert.Equal(0, (int)shallow.Decoder[0].Weights);
    }

    [Fact]
    public void The_contraction_of_a_code_is_refused_only_where_it_depends_on_other_rows()
    {
        const string Allowed = "allowed: another constraint or null with DenseArchitecture.BatchNormalization and CodeBatchNormalization, with which a code also depends on the other rows of its batch";
        var contractive = new ContractivePenalty();
        var options = new AutoencoderEstimator.Options { Architecture = Architecture, CodeConstraint = contractive };
        Assert.Contains("CodeConstraint = ContractivePenalty: " + Allowed, Refused(options), StringComparison.Ordinal);
        options.Architecture = Architecture with { HiddenSizes = [] };
        Assert.NotNull(new MLContext().Transforms.Autoencode("Codes", "Features", options));

        // Whether there is a hidden layer is known only with the rows.
        options.Architecture = Architecture with { HiddenSizes = null };
        var estimator = new MLContext().Transforms.Autoencode("Codes", "Features", options);
        Assert.Contains(Allowed, Assert.Throws<InvalidOperationException>(() => estimator.Fit(Sample.View(new MLContext(), Fitted.Rows))).Message, StringComparison.Ordinal);

        var phase = LayerwiseFit.Phase(1) with { CodeConstraint = contractive };
        options = new AutoencoderEstimator.Options { Architecture = Architecture, Pretraining = new LayerwisePretraining { Phases = [phase, phase, phase] } };
        string message = Refused(options);
        Assert.Contains("Pretraining.Phases[1].CodeConstraint = ContractivePenalty: " + Allowed, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Phases[2]", message, StringComparison.Ordinal);
    }

    private static string Refused(AutoencoderEstimator.Options options) =>
        Assert.Throws<ArgumentException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options)).Message;

    private static AutoencoderEstimator.Options Options(bool normalized, bool tied) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [5], TiedWeights = tied, BatchNormalization = normalized },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = 1, BatchSize = Fitted.Rows.Length, Optimizer = Fitted.Still },
        Seed = 5,
    };

    private static void Close(float[] expected, float[][] actual) =>
        Assert.All(expected.Zip(actual.SelectMany(r => r)), v => Assert.Equal(v.First, v.Second, Tolerance * Math.Max(1, Math.Abs(v.First))));
}
