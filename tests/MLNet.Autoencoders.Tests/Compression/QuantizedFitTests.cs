using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Compression;

/// <summary>Fits with quantised codes, and what their models give.</summary>
public class QuantizedFitTests
{
    private static readonly float[][] Rows = Fitted.Rows;

    public static TheoryData<string, int> All => new()
    {
        { "plain", 2 },
        { "plain", 8 },
        { "plain", 16 },
        { "unscaled", 4 },
        { "relu", 3 },
        { "k-sparse", 4 },
        { "binary", 1 },
        { "maps", 3 },
        { "adversarial", 5 },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Codes_are_levels_and_the_training_rows_reach_the_least_and_the_largest(string kind, int bits)
    {
        using var model = Fit(kind, bits);
        var levels = model.Description.Quantization!;
        Assert.Equal((bits, model.Description.CodingSize, model.Description.CodingSize), (levels.Bits, levels.Minima.Count, levels.Maxima.Count));
        float[][] codes = model.Encode(Rows);
        for (int unit = 0; unit < levels.Minima.Count; unit++)
        {
            double least = levels.Minima[unit], range = levels.Maxima[unit] - least, step = range / ((1 << bits) - 1);
            double[] values = [.. codes.Select(c => (double)c[unit])];
            double rounding = 1e-5 * (Math.Abs(least) + Math.Abs(levels.Maxima[unit]));
            Assert.All(values, v => Assert.InRange(v, least - rounding, least + range + rounding));
            if (step > 100 * rounding)
                Assert.All(values, v => Assert.Equal(Math.Round((v - least) / step), (v - least) / step, rounding / step));
            // Of sparse codes, 0 is a level too; of one bit, units may all be on the same side.
            if (kind is "plain" or "unscaled" or "maps" or "adversarial")
            {
                Assert.Equal(least, values.Min(), rounding);
                Assert.Equal(least + range, values.Max(), rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rows_are_reconstructed_from_what_is_left_of_their_codes(string kind, int bits)
    {
        using var model = Fit(kind, bits);
        SmallModel.AssertClose(model.Decode(model.Encode(Rows)), model.Reconstruct(Rows), 1e-4f);
        float[][] far = [.. Sample.Rows(5, Fitted.Size, seed: 4).Select(r => Array.ConvertAll(r, v => 1000 * (v - 0.5f)))];
        var levels = model.Description.Quantization!;
        Assert.All(model.Encode(far), code =>
            Assert.All(code.Select((v, unit) => (v, unit)), v => Assert.InRange(v.v, levels.Minima[v.unit] - 1e-4, levels.Maxima[v.unit] + 1e-4)));
    }

    [Fact]
    public void Zeros_of_sparse_codes_stay_zeros()
    {
        using var model = Fit("k-sparse", 4);
        Assert.All(model.Encode(Rows), code => Assert.Equal(2, code.Count(v => v != 0)));
        using var relu = Fit("relu", 3);
        Assert.Contains(relu.Encode(Rows).SelectMany(c => c), v => v == 0);
    }

    [Fact]
    public void Scaled_codes_have_variance_one_on_average_as_others_have()
    {
        using var model = Fit("plain", 2);
        float[][] codes = model.Encode(Rows);
        double[] variances = [.. Enumerable.Range(0, codes[0].Length).Select(j => codes.Average(c => (double)c[j] * c[j]) - Math.Pow(codes.Average(c => (double)c[j]), 2))];
        Assert.Equal(1, variances.Average(), 1e-3);
    }

    [Fact]
    public void The_loss_of_held_out_rows_is_that_of_rounded_codes()
    {
        using var fine = Fit("unscaled", 16, o => o.Training = o.Training with { ValidationFraction = 0.3, Optimizer = Fitted.Still });
        using var coarse = Fit("unscaled", 2, o => o.Training = o.Training with { ValidationFraction = 0.3, Optimizer = Fitted.Still });
        using var free = Fit("unscaled", null, o => o.Training = o.Training with { ValidationFraction = 0.3, Optimizer = Fitted.Still });
        Assert.Equal(free.History.Epochs[^1].ValidationLoss!.Value, fine.History.Epochs[^1].ValidationLoss!.Value, 0.02);
        Assert.NotEqual(free.History.Epochs[^1].ValidationLoss!.Value, coarse.History.Epochs[^1].ValidationLoss!.Value, 0.02);
    }

    [Fact]
    public void More_bits_lose_less()
    {
        double[] errors = [.. new[] { 1, 2, 4, 8 }.Select(bits =>
        {
            using var model = Fit(bits == 1 ? "binary" : "sigmoid", bits, o => o.Training = o.Training with { Epochs = 150 });
            return model.ReconstructionErrors(Rows).Average();
        })];
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.True(errors[3] < 0.7 * errors[0], string.Join(' ', errors));
    }

    [Fact]
    public void Learning_under_noise_makes_few_bits_worth_more_than_rounding_afterwards()
    {
        using var learned = Fit("sigmoid", 2, o => o.Training = o.Training with { Epochs = 200 });
        using var free = Fit("sigmoid", null, o => o.Training = o.Training with { Epochs = 200 });
        float[][] codes = free.Encode(Rows);
        float[] least = [.. codes[0].Select((_, j) => codes.Min(c => c[j]))], largest = [.. codes[0].Select((_, j) => codes.Max(c => c[j]))];
        var rounded = codes.Select(c => c.Select((v, j) => least[j] + ((largest[j] - least[j]) * MathF.Round((v - least[j]) / (largest[j] - least[j]) * 3) / 3)).ToArray()).ToList();
        double afterwards = Error(free.Decode(rounded)), ours = Error(learned.Reconstruct(Rows));
        Assert.True(ours < 0.9 * afterwards, $"{ours} against {afterwards}");

        static double Error(float[][] rebuilt) => rebuilt.Zip(Rows, (a, b) => a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum()).Average();
    }

    [Theory]
    [InlineData("unscaled", 3)]
    [InlineData("binary", 1)]
    public void An_interrupted_fit_comes_to_the_same_bytes(string kind, int bits)
    {
        using var folder = new TestFolder();
        using var uninterrupted = Fit(kind, bits);
        using (Fit(kind, bits, o =>
        {
            var source = new CancellationTokenSource();
            o.Training = o.Training with { CheckpointPath = folder["fit"] };
            o.CancellationToken = source.Token;
            o.Progress = new ProgressHook(p =>
            {
                if (p.Record.Epoch == 2)
                    source.Cancel();
            });
        }))
            Assert.Equal(["fit"], folder.Files);
        using var resumed = Fit(kind, bits, o => o.Training = o.Training with { CheckpointPath = folder["fit"] });
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
    }

    [Fact]
    public void Missing_values_scores_and_walk_back_go_with_it()
    {
        using var model = Fit("plain", 4, o =>
        {
            (o.MissingValues, o.AnomalyScore, o.AnomalyScoreColumnName) = (Autoencoders.MissingValues.Mask, new MahalanobisScore(), "Score");
            (o.Corruption, o.WalkBack, o.TrimmedFraction) = (Corruption.Gaussian(0.1), new WalkBack(), 0.1);
        });
        float[] gapped = [float.NaN, .. Rows[0][1..]];
        Assert.All(model.Encode(gapped), v => Assert.True(float.IsFinite(v)));
        Assert.Single(model.Decompress(model.Compress([gapped])));
        Assert.All(model.GenerateChain(3, seed: 1).SelectMany(r => r), v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Codes_of_one_bit_are_0_and_1_unless_they_are_scaled()
    {
        using var model = Fit("binary", 1, o => o.CodeScaling = CodeScaling.None);
        Assert.All(model.Encode(Rows).SelectMany(c => c), v => Assert.True(v is 0 or 1, $"{v}"));
        Assert.All(model.Description.Quantization!.Minima, v => Assert.Equal(0, v));
        Assert.All(model.Description.Quantization!.Maxima, v => Assert.Equal(1, v));
    }

    [Fact]
    public void A_row_without_a_code_has_a_code_of_NaN_as_it_has_without_levels()
    {
        using var model = Fit("plain", 4);
        Assert.All(model.Encode([float.NaN, .. Rows[0][1..]]), v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void Impossible_levels_of_a_description_are_found()
    {
        var levels = new CodeLevels { Bits = 3, Minima = [0, 1], Maxima = [1, 1] };
        Assert.Null(levels.Fault(2));
        Assert.Contains("not for codes of 3 values", levels.Fault(3), StringComparison.Ordinal);
        Assert.Contains("17 bits", (levels with { Bits = 17 }).Fault(2), StringComparison.Ordinal);
        Assert.Contains("0 bits", (levels with { Bits = 0 }).Fault(2), StringComparison.Ordinal);
        Assert.Contains("impossible", (levels with { Minima = [0, 2] }).Fault(2), StringComparison.Ordinal);
        Assert.Contains("impossible", (levels with { Maxima = [float.PositiveInfinity, 1] }).Fault(2), StringComparison.Ordinal);
        Assert.Contains("impossible", (levels with { Minima = [float.NaN, 1] }).Fault(2), StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_of_a_loaded_model_has_the_levels()
    {
        using var folder = new TestFolder();
        using var model = Fit("plain", 4);
        var ml = new MLContext();
        ml.Model.Save(model, Sample.View(ml, Rows).Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(model.Description.Quantization, loaded.Description.Quantization);
        Assert.Equal(new Quantization { Bits = 4 }, AutoencoderEstimator.Options.From(loaded.Description).Quantization);
        using var free = Fit("plain", null);
        Assert.Null(free.Description.Quantization);
        Assert.DoesNotContain("uantization", free.Description.Options, StringComparison.Ordinal);
    }

    internal static AutoencoderTransformer Fit(string kind, int? bits, Action<AutoencoderEstimator.Options>? change = null, int seed = 5)
    {
        var dense = new DenseArchitecture { CodingSize = 4, HiddenSizes = [8], HiddenActivation = Activation.Tanh };
        var options = new AutoencoderEstimator.Options
        {
            Architecture = kind switch
            {
                "relu" => dense with { CodeActivation = Activation.Relu },
                "binary" or "sigmoid" => dense with { CodeActivation = Activation.Sigmoid },
                "maps" => new ConvolutionalArchitecture { Height = 3, Width = 4, DenseCode = false, Stages = [new() { Maps = 3 }] },
                _ => dense,
            },
            CodeScaling = kind == "unscaled" ? CodeScaling.None : CodeScaling.CommonScale,
            CodeConstraint = kind == "k-sparse" ? new KSparsity { K = 2 } : null,
            Prior = kind == "adversarial" ? new AdversarialPrior { DiscriminatorSizes = [8] } : null,
            Quantization = bits is { } b ? new Quantization { Bits = b } : null,
            InputScaling = InputScaling.None,
            Training = new TrainingPlan { Epochs = 4, BatchSize = 16, Optimizer = new AdamOptimizer { LearningRate = 0.01 } },
            Seed = seed,
        };
        change?.Invoke(options);
        return Fitted.To(Rows, options);
    }
}
