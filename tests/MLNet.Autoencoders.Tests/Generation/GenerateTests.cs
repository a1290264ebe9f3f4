using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Sampling;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>New rows from codes of the prior. The models decode a code to itself, so that generated rows are the codes that were drawn.</summary>
public sealed class GenerateTests : IDisposable
{
    private static readonly float[] FirstOfSeed42 = [1.1722058f, -0.41843125f, -0.09087568f];

    private readonly AutoencoderTransformer _model = HandMadeModel.Identity(3).Create();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Rows_are_decoded_codes_of_the_prior()
    {
        Assert.Equal(FirstOfSeed42, _model.Generate(1, seed: 42)[0]);
        var prior = new GaussianMixtureDistribution { Components = 4 };
        var code = new float[2];
        prior.Draw(new RandomStream(9, RandomPurpose.Generation, 1), code);
        using var model = new HandMadeModel
        {
            Encoder = [[1, 0], [0, 1], [1, 1]],
            CodeBias = [0, 0],
            Deviations = [1, 1],
            Decoder = [[1, 2, 3], [-1, 0, 1]],
            OutputBias = [0.5f, 0, -0.5f],
            Prior = prior,
        }.Create();
        SmallModel.AssertClose(
            [code[0] - code[1] + 0.5f, 2 * code[0], (3 * code[0]) + code[1] - 0.5f],
            model.Generate(2, seed: 9)[1]);
    }

    public static TheoryData<CodeDistribution> Priors => [new GaussianDistribution(), new GaussianMixtureDistribution(), new UniformDistribution { Bound = 0.3 }];

    [Theory]
    [MemberData(nameof(Priors))]
    public void The_first_rows_do_not_depend_on_how_many_follow(CodeDistribution prior)
    {
        using var model = (HandMadeModel.Identity(3) with { Prior = prior }).Create();
        var many = model.Generate(3_000, seed: 5);
        Assert.Equal(3_000, many.Length);
        Assert.Equal(many[..10], model.Generate(10, seed: 5));
        Assert.Equal(3_000, many.DistinctBy(r => (r[0], r[1], r[2])).Count());
        Assert.NotEqual(many[0], model.Generate(1, seed: 6)[0]);
    }

    [Fact]
    public void No_rows_are_none_and_fewer_are_refused()
    {
        Assert.Empty(_model.Generate(0, seed: 1));
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Generate(-1, seed: 1)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Priors))]
    public void A_saved_model_generates_the_same_rows_in_another_culture(CodeDistribution prior)
    {
        using var folder = new TestFolder();
        using var model = (HandMadeModel.Identity(3) with { Prior = prior }).Create();
        var ml = new MLContext();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = WithComma();
            ml.Model.Save(model, Sample.View(ml, model.Generate(2, seed: 1)).Schema, folder["model.zip"]);
            using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
            Assert.Equal(prior, loaded.Description.Prior);
            Assert.Equal(model.Generate(50, seed: 8), loaded.Generate(50, seed: 8));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo WithComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (",", "minus");
        return culture;
    }

    [Fact]
    public void An_exported_file_tells_the_prior_and_computes_the_deviations()
    {
        using var folder = new TestFolder();
        _model.ExportOnnx(folder["encoder.onnx"]);
        var read = AutoencoderDescription.FromFile(folder["encoder.onnx"]);
        Assert.Equal((new GaussianDistribution(), "deviations", 0.5), (read.Prior, read.CodeDeviationTensorName, read.DecoderVariance));
        foreach (var part in new[] { AutoencoderPart.Encoder, AutoencoderPart.Whole })
            Assert.Equal([0.5f, 0.5f, 0.5f], OnnxFile.Run(OnnxFile.Export(_model, part), [[1, 2, 3]], "deviations")[0]);
    }

    [Fact]
    public void Eight_threads_at_once_generate_the_same()
    {
        var expected = _model.Generate(2_000, seed: 3);
        using var model = HandMadeModel.Identity(3).Create();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, model.Generate(2_000, seed: 3)));
    }

    [Fact]
    public void Without_a_prior_it_says_which_kinds_can()
    {
        using var model = SmallModel.Fit(new MLContext(seed: 1));
        var thrown = Assert.Throws<InvalidOperationException>(() => model.Generate(3, seed: 1));
        foreach (string part in new[] { "without a prior", "Variational", "adversarial", "stochastic" })
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_transformer_says_so()
    {
        var model = HandMadeModel.Identity(3).Create();
        model.Generate(1, seed: 1);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Generate(1, seed: 1));
        Assert.Throws<ObjectDisposedException>(() => model.Generate(0, seed: 1));
        Assert.Throws<ObjectDisposedException>(() => model.Interpolate(new float[3], new float[3], 2));
        Assert.Throws<ObjectDisposedException>(() => model.Reconstruct([new float[3]], seed: 1));
        Assert.Throws<ObjectDisposedException>(() => model.EstimateLogLikelihood([new float[3]], seed: 1));
    }
}
