using Microsoft.ML;
using MLNet.Autoencoders.Examination;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Examination;

/// <summary>The input that excites a unit most: where it is known, and that it excites the unit more than any row does.</summary>
public class MaximizedActivationTests
{
    private static readonly float[][] Rows = Sample.Rows(80, Fitted.Size);

    /// <summary>Options of every form that an encoder can have; codes are not scaled, so that they are what the network gives.</summary>
    private static readonly Dictionary<string, Func<AutoencoderEstimator.Options>> Kinds = new()
    {
        ["deep, standardised"] = () => With(o => o.InputScaling = InputScaling.Standardize),
        ["normalised"] = () => With(o => o.Architecture = (DenseArchitecture)o.Architecture with { BatchNormalization = true, CodeBatchNormalization = true }),
        ["tied"] = () => With(o => o.Architecture = (DenseArchitecture)o.Architecture with { TiedWeights = true }),
        ["variational"] = () => With(o => o.Prior = new VariationalPrior()),
        ["convolutional, normalised"] = () => With(o => o.Architecture = new ConvolutionalArchitecture { Height = 3, Width = 4, CodingSize = 3, Stages = [new() { Maps = 3, BatchNormalization = true }, new() { Maps = 4, Stride = 2 }] }),
        ["maps as code"] = () => With(o => o.Architecture = new ConvolutionalArchitecture { Height = 3, Width = 4, DenseCode = false, Stages = [new() { Maps = 2, Pooling = Pooling.Max }] }),
        ["missing values"] = () => With(o => o.MissingValues = Autoencoders.MissingValues.Mask),
        ["cross-entropy"] = () => With(o => o.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_restored_encoder_gives_the_codes_of_the_model(string kind)
    {
        using var model = Fitted.To(Rows, Kinds[kind]());
        using var scope = NewDisposeScope();
        var encoder = RestoredEncoder.Of(model.Graph, model.Description);
        SmallModel.AssertClose(model.Encode(Rows), [.. TensorValues.Rows(encoder.Forward(TensorValues.Matrix(Rows))).Select(r => Array.ConvertAll(r, v => (float)v))], 1e-4f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_input_excites_its_unit_more_than_any_row_and_lies_among_them(string kind)
    {
        using var model = Fitted.To(Rows, Kinds[kind]());
        float[][] found = model.MaximizeActivations(Rows);
        float[][] codes = model.Encode(Rows), excited = model.Encode(found);
        Assert.Equal(model.Description.CodingSize, found.Length);
        int better = Enumerable.Range(0, found.Length).Count(u => excited[u][u] >= codes.Max(c => c[u]) - 1e-3);
        // A row may lie further from the mean than the ball in which is searched.
        Assert.InRange(better, (found.Length * 3) / 4, found.Length);
        for (int j = 0; j < Fitted.Size; j++)
            Assert.All(found, row => Assert.InRange(row[j], Rows.Min(r => r[j]), Rows.Max(r => r[j])));
    }

    [Fact]
    public void A_linear_unit_is_excited_by_its_own_weights()
    {
        var options = With(o => o.Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [] });
        using var model = Fitted.To(Rows, options);
        // Rows whose range does not bound the search: of each feature, plus and minus the same.
        float[][] around = [.. Enumerable.Range(0, 2 * Fitted.Size).Select(i => Enumerable.Range(0, Fitted.Size).Select(j => j == i / 2 ? (i % 2 == 0 ? 1f : -1) : 0).ToArray())];
        float[][] found = model.MaximizeActivations(around);
        var filters = model.FirstLayerWeights().Units;
        for (int unit = 0; unit < found.Length; unit++)
        {
            double length = Math.Sqrt(filters[unit].Sum(w => (double)w * w));
            // The rows' mean is 0, and all are at a distance of 1 from it.
            SmallModel.AssertClose([.. filters[unit].Select(w => (float)(w / length))], found[unit], 0.01f);
        }
    }

    [Fact]
    public void Units_beyond_those_searched_at_once_have_their_own_inputs_too()
    {
        var options = With(o => o.Architecture = new DenseArchitecture { CodingSize = 300, HiddenSizes = [] });
        using var model = Fitted.To(Rows, options);
        float[][] found = model.MaximizeActivations(Rows), excited = model.Encode(found), codes = model.Encode(Rows);
        Assert.Equal(300, found.Length);
        Assert.InRange(Enumerable.Range(0, 300).Count(u => excited[u][u] >= codes.Max(c => c[u]) - 1e-3), 200, 300);
    }

    [Fact]
    public void The_same_seed_finds_the_same_and_another_starts_elsewhere()
    {
        using var model = Fitted.To(Rows, With(_ => { }));
        float[][] first = model.MaximizeActivations(Rows, steps: 3);
        Assert.Equal(first, model.MaximizeActivations(Rows, steps: 3));
        Assert.NotEqual(first, model.MaximizeActivations(Rows, steps: 3, seed: 2));
    }

    [Fact]
    public void Rows_that_tell_nothing_are_refused()
    {
        using var model = Fitted.To(Rows, With(_ => { }));
        Assert.Contains("Expected at least two rows, got 1.", Assert.Throws<ArgumentException>(() => model.MaximizeActivations([Rows[0]])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1 has 3 values; expected 12.", Assert.Throws<ArgumentException>(() => model.MaximizeActivations([Rows[0], new float[3]])).Message, StringComparison.Ordinal);
        float[] broken = [.. Rows[0]];
        broken[4] = float.NaN;
        Assert.Contains("Row 1, slot 4: NaN is not a finite number.", Assert.Throws<ArgumentException>(() => model.MaximizeActivations([Rows[0], broken])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.MaximizeActivations(Rows, steps: 0));
    }

    private static AutoencoderEstimator.Options With(Action<AutoencoderEstimator.Options> change)
    {
        var options = Fitted.Small(epochs: 3);
        options.CodeScaling = CodeScaling.None;
        change(options);
        return options;
    }
}
