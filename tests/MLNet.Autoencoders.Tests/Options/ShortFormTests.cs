using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

/// <summary>Every method of the catalog makes its preset, and takes plan, seed and environment.</summary>
public class ShortFormTests
{
    private static readonly float[][] Rows = Sample.Rows(20, 6);

    private static readonly TrainingPlan Brief = new() { Epochs = 2, BatchSize = 8 };

    private static readonly Dictionary<string, (Method Make, Func<AutoencoderEstimator.Options> Preset)> Methods = new()
    {
        [nameof(AutoencoderCatalog.Autoencode)] = (
            (t, plan, seed, environment) => t.Autoencode("Codes", "Features", 4, [5], plan, seed, environment),
            () => AutoencoderEstimator.Options.Undercomplete(4, [5])),
        [nameof(AutoencoderCatalog.AutoencodeDenoising)] = (
            (t, plan, seed, environment) => t.AutoencodeDenoising("Codes", "Features", 9, Corruption.Gaussian(0.3), [8], plan, seed, environment),
            () => AutoencoderEstimator.Options.Denoising(9, Corruption.Gaussian(0.3), [8])),
        [nameof(AutoencoderCatalog.AutoencodeSparse)] = (
            (t, plan, seed, environment) => t.AutoencodeSparse("Codes", "Features", 9, new KSparsity { K = 3 }, plan, seed, environment),
            () => AutoencoderEstimator.Options.Sparse(9, new KSparsity { K = 3 })),
        [nameof(AutoencoderCatalog.AutoencodeConvolutional)] = (
            (t, plan, seed, environment) => t.AutoencodeConvolutional("Codes", "Features", 1, 2, 3, [new() { Maps = 4 }], 5, plan, seed, environment),
            () => AutoencoderEstimator.Options.Convolutional(1, 2, 3, [new() { Maps = 4 }], 5)),
        [nameof(AutoencoderCatalog.AutoencodeContractive)] = (
            (t, plan, seed, environment) => t.AutoencodeContractive("Codes", "Features", 9, 0.4, plan, seed, environment),
            () => AutoencoderEstimator.Options.Contractive(9, 0.4)),
        [nameof(AutoencoderCatalog.AutoencodeVariational)] = (
            (t, plan, seed, environment) => t.AutoencodeVariational("Codes", "Features", 3, [8], ReconstructionLoss.BinaryCrossEntropy, 2, plan, seed, environment),
            () => AutoencoderEstimator.Options.Variational(3, [8], ReconstructionLoss.BinaryCrossEntropy, 2)),
        [nameof(AutoencoderCatalog.AutoencodeAdversarial)] = (
            (t, plan, seed, environment) => t.AutoencodeAdversarial("Codes", "Features", 3, new UniformDistribution(), [8], plan, seed, environment),
            () => AutoencoderEstimator.Options.Adversarial(3, new UniformDistribution(), [8])),
        [nameof(AutoencoderCatalog.AutoencodeWinnerTakeAll)] = (
            (t, plan, seed, environment) => t.AutoencodeWinnerTakeAll("Codes", "Features", 9, 0.3, plan, seed, environment),
            () => AutoencoderEstimator.Options.WinnerTakeAll(9, 0.3)),
        [nameof(AutoencoderCatalog.AutoencodeGenerativeStochastic)] = (
            (t, plan, seed, environment) => t.AutoencodeGenerativeStochastic("Codes", "Features", 9, Corruption.Masking(0.3), new HiddenNoise { BeforeActivation = 0.5 }, 2, plan, seed, environment),
            () => AutoencoderEstimator.Options.GenerativeStochastic(9, Corruption.Masking(0.3), new HiddenNoise { BeforeActivation = 0.5 }, 2)),
        [nameof(AutoencoderCatalog.ImputeWithAutoencoder)] = (
            (t, plan, seed, environment) => t.ImputeWithAutoencoder("Codes", "Features", plan, seed, environment),
            AutoencoderEstimator.Options.Imputation),
    };

    private delegate AutoencoderEstimator Method(TransformsCatalog catalog, TrainingPlan? training, int? seed, IHostEnvironment? environment);

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_makes_its_preset_with_the_plan_and_the_seed_given(string name)
    {
        using var model = Fit(name, new MLContext(), seed: 3, environment: null);
        var expected = Methods[name].Preset();
        (expected.Training, expected.Seed) = (Brief, 3);
        AssertOptions(expected, model);
    }

    [Fact]
    public void Without_arguments_it_makes_the_preset_without_arguments()
    {
        var ml = new MLContext();
        Check(ml.Transforms.AutoencodeDenoising("Codes", "Features", training: Brief), AutoencoderEstimator.Options.Denoising());
        Check(ml.Transforms.AutoencodeSparse("Codes", "Features", training: Brief), AutoencoderEstimator.Options.Sparse());
        Check(ml.Transforms.AutoencodeContractive("Codes", "Features", training: Brief), AutoencoderEstimator.Options.Contractive());
        Check(ml.Transforms.AutoencodeWinnerTakeAll("Codes", "Features", training: Brief), AutoencoderEstimator.Options.WinnerTakeAll());
        Check(ml.Transforms.AutoencodeGenerativeStochastic("Codes", "Features", training: Brief), AutoencoderEstimator.Options.GenerativeStochastic());
        Check(ml.Transforms.AutoencodeVariational("Codes", "Features", training: Brief), AutoencoderEstimator.Options.Variational());
        Check(ml.Transforms.AutoencodeAdversarial("Codes", "Features", training: Brief), AutoencoderEstimator.Options.Adversarial());
        // The rows decide about the layers: a code of 30 on rows of 6 needs none.
        var plain = AutoencoderEstimator.Options.Undercomplete();
        plain.Architecture = (DenseArchitecture)plain.Architecture with { HiddenSizes = [] };
        Check(ml.Transforms.Autoencode("Codes", "Features", training: Brief), plain);

        void Check(AutoencoderEstimator estimator, AutoencoderEstimator.Options expected)
        {
            using var model = estimator.Fit(Sample.View(ml, Rows));
            expected.Training = Brief;
            AssertOptions(expected, model);
        }
    }

    [Fact]
    public void Without_a_plan_training_is_that_of_the_preset()
    {
        var ml = new MLContext();
        using var model = ml.Transforms.AutoencodeContractive("Codes", "Features", codingSize: 2).Fit(Sample.View(ml, Rows));
        Assert.Equal(new TrainingPlan(), AutoencoderEstimator.Options.From(model.Description).Training);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_seed_of_the_context_is_heard_where_the_context_is_given(string name)
    {
        Assert.Equal(With(1), With(1));
        Assert.NotEqual(With(1), With(2));

        float[] With(int seed)
        {
            var ml = new MLContext(seed);
            using var model = Fit(name, ml, seed: null, environment: ml);
            return Fitted.Weights(model);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Messages_reach_the_log_of_the_context_where_it_is_given(string name)
    {
        Assert.Contains(Messages(given: true), m => m.Contains("epoch 2/2: training loss", StringComparison.Ordinal));
        Assert.Empty(Messages(given: false));

        List<string> Messages(bool given)
        {
            var ml = new MLContext();
            List<string> messages = [];
            ml.Log += (_, e) =>
            {
                if (e.Source.Contains("Autoencoder", StringComparison.Ordinal))
                    messages.Add(e.Message);
            };
            using var model = Fit(name, ml, seed: 1, environment: given ? ml : null);
            return messages;
        }
    }

    [Fact]
    public void No_method_is_without_its_test()
    {
        var methods = typeof(AutoencoderCatalog).GetMethods().Where(m => m.IsStatic && m.GetParameters()[^1].ParameterType != typeof(AutoencoderEstimator.Options)).ToList();
        Assert.Equal(Methods.Keys.Order(StringComparer.Ordinal), methods.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(methods, m => Assert.Equal(["training", "seed", "environment"], m.GetParameters()[^3..].Select(p => p.Name)));
    }

    private static void AssertOptions(AutoencoderEstimator.Options expected, AutoencoderTransformer model)
    {
        // With a prior, codes are not scaled.
        if (expected.Prior is not null)
            expected.CodeScaling = CodeScaling.None;
        Assert.Equal(OptionsJson.Write(expected), OptionsJson.Write(AutoencoderEstimator.Options.From(model.Description)));
    }

    private static AutoencoderTransformer Fit(string name, MLContext ml, int? seed, IHostEnvironment? environment) =>
        Methods[name].Make(ml.Transforms, Brief, seed, environment).Fit(Sample.View(ml, Rows));
}
