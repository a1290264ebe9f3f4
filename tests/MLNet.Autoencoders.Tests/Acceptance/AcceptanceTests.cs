using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>The one acceptance test that every kind of autoencoder, and every combination of choices, has to pass.</summary>
public class AcceptanceTests
{
    private static readonly Dictionary<string, Func<TransformsCatalog, int, AutoencoderEstimator>> Methods = new()
    {
        ["plain"] = (t, seed) => t.Autoencode("Codes", "Features", codingSize: 4, seed: seed),
        ["plain, deep"] = (t, seed) => t.Autoencode("Codes", "Features", codingSize: 4, hiddenSizes: [9, 6], seed: seed),
        ["denoising"] = (t, seed) => t.AutoencodeDenoising("Codes", "Features", seed: seed),
        ["denoising, deep"] = (t, seed) => t.AutoencodeDenoising("Codes", "Features", codingSize: 20, hiddenSizes: [16], corruption: Corruption.Gaussian(0.2), seed: seed),
        ["denoising, salt and pepper"] = (t, seed) => t.AutoencodeDenoising("Codes", "Features", codingSize: 20, corruption: Corruption.SaltAndPepper(0.2), seed: seed),
        ["sparse"] = (t, seed) => t.AutoencodeSparse("Codes", "Features", seed: seed),
        ["sparse, Kullback-Leibler"] = (t, seed) => t.AutoencodeSparse("Codes", "Features", codingSize: 20, sparsity: new KullbackLeiblerSparsity { Target = 0.2, Weight = 0.5 }, seed: seed),
        ["sparse, squared"] = (t, seed) => t.AutoencodeSparse("Codes", "Features", codingSize: 20, sparsity: new SquaredSparsity(), seed: seed),
        ["sparse, L1"] = (t, seed) => t.AutoencodeSparse("Codes", "Features", codingSize: 20, sparsity: new L1Sparsity(), seed: seed),
        ["sparse, k"] = (t, seed) => t.AutoencodeSparse("Codes", "Features", codingSize: 20, sparsity: new KSparsity { K = 5, InferenceFactor = 1.5 }, seed: seed),
        ["contractive"] = (t, seed) => t.AutoencodeContractive("Codes", "Features", seed: seed),
        ["contractive, strong"] = (t, seed) => t.AutoencodeContractive("Codes", "Features", codingSize: 20, weight: 1, seed: seed),
        ["winner-take-all"] = (t, seed) => t.AutoencodeWinnerTakeAll("Codes", "Features", seed: seed),
        ["convolutional"] = (t, seed) => t.AutoencodeConvolutional("Codes", "Features", height: 3, codingSize: 4, seed: seed),
        ["convolutional, maps as code"] = (t, seed) => t.AutoencodeConvolutional("Codes", "Features", channels: 3, stages: [new() { Maps = 6, BatchNormalization = true }, new() { Maps = 5, KernelSize = 2 }], codingSize: null, seed: seed),
        ["adversarial"] = (t, seed) => t.AutoencodeAdversarial("Codes", "Features", codingSize: 3, hiddenSizes: [8], seed: seed),
        ["adversarial, mixture"] = (t, seed) => t.AutoencodeAdversarial("Codes", "Features", codingSize: 2, distribution: new GaussianMixtureDistribution(), hiddenSizes: [8], seed: seed),
        ["variational"] = (t, seed) => t.AutoencodeVariational("Codes", "Features", codingSize: 3, hiddenSizes: [8], seed: seed),
        ["variational, cross-entropy"] = (t, seed) => t.AutoencodeVariational("Codes", "Features", codingSize: 3, hiddenSizes: [], reconstructionLoss: ReconstructionLoss.BinaryCrossEntropy, beta: 0.1, seed: seed),
        ["winner-take-all, often"] = (t, seed) => t.AutoencodeWinnerTakeAll("Codes", "Features", codingSize: 20, fraction: 0.3, seed: seed),
        ["generative stochastic"] = (t, seed) => t.AutoencodeGenerativeStochastic("Codes", "Features", codingSize: 20, seed: seed),
        ["generative stochastic, masked"] = (t, seed) => t.AutoencodeGenerativeStochastic("Codes", "Features", codingSize: 20, corruption: Corruption.Masking(0.3), walkBackSteps: 2, seed: seed),
        ["imputing"] = (t, seed) => t.ImputeWithAutoencoder("Codes", "Features", seed: seed),
    };

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    public static TheoryData<int, string> Combinations
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (int i = 0; i < OptionsGrid.Sample.Count; i++)
                data.Add(i, string.Join(" | ", OptionsGrid.Sample[i].Select(c => c.Name)));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Every_catalog_method_makes_an_autoencoder_that_is_accepted(string method) =>
        EstimatorAcceptance.Check((ml, seed) => Methods[method](ml.Transforms, seed));

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_combination_of_choices_makes_an_autoencoder_that_is_accepted(int number, string choices)
    {
        Assert.NotEmpty(choices);
        EstimatorAcceptance.Check((ml, seed) =>
        {
            var options = OptionsGrid.Options(OptionsGrid.Sample[number]);
            options.Seed = seed;
            return ml.Transforms.Autoencode("Codes", "Features", options);
        });
    }

    [Fact]
    public void No_catalog_method_is_without_its_acceptance_test()
    {
        var made = Methods.Values.Select(make => AutoencoderEstimatorKind(make)).ToHashSet();
        Assert.Equal(16, made.Count);
        Assert.Equal(
            ["Autoencode", "AutoencodeAdversarial", "AutoencodeContractive", "AutoencodeConvolutional", "AutoencodeDenoising", "AutoencodeGenerativeStochastic", "AutoencodeSparse", "AutoencodeVariational", "AutoencodeWinnerTakeAll", "ImputeWithAutoencoder"],
            typeof(AutoencoderCatalog).GetMethods().Where(m => m.IsStatic).Select(m => m.Name).Distinct().Order(StringComparer.Ordinal));

        // Fitted to two rows: what the options say is all that counts.
        static string AutoencoderEstimatorKind(Func<TransformsCatalog, int, AutoencoderEstimator> make)
        {
            var ml = new MLContext();
            using var model = make(ml.Transforms, 1).Fit(Sample.View(ml, Fitted.Rows[..2]));
            var options = AutoencoderEstimator.Options.From(model.Description);
            return $"{options.Architecture.GetType().Name} {options.Corruption?.GetType().Name} {options.CodeConstraint?.GetType().Name} {options.Prior?.GetType().Name} {options.HiddenNoise?.GetType().Name} {options.MissingValues}";
        }
    }
}
