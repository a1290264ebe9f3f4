using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>What a transformer tells of itself: errors by feature, filters, losses.</summary>
public class ExaminationMembersTests
{
    private static readonly float[][] Rows = Sample.Rows(80, Fitted.Size);

    [Theory]
    [InlineData(ReconstructionLoss.SquaredError, false)]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy, false)]
    [InlineData(ReconstructionLoss.SquaredError, true)]
    public void Errors_by_feature_add_up_to_those_of_the_rows(ReconstructionLoss loss, bool missing)
    {
        var options = Fitted.Small();
        options.ReconstructionLoss = loss;
        options.MissingValues = missing ? Autoencoders.MissingValues.Mask : Autoencoders.MissingValues.Refuse;
        float[][] rows = missing ? [.. Rows.Select((row, i) => row.Select((v, j) => j == i % Fitted.Size ? float.NaN : v).ToArray())] : Rows;
        using var model = Fitted.To(rows, options);
        float[][] errors = model.FeatureErrors(rows);
        SmallModel.AssertClose(model.ReconstructionErrors(rows), [.. errors.Select(e => e.Sum())], 1e-4f);
        if (missing)
            Assert.All(errors.Select((e, i) => e[i % Fitted.Size]), e => Assert.Equal(0, e));
        if (loss == ReconstructionLoss.SquaredError && !missing)
            SmallModel.AssertClose([.. Rows[3].Zip(model.Reconstruct(Rows[3]), (x, r) => (x - r) * (x - r))], errors[3], 1e-4f);
        Assert.Contains("Row 1 has 3 values; expected 12.", Assert.Throws<ArgumentException>(() => model.FeatureErrors([Rows[0], new float[3]])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Filters_are_what_the_first_layer_multiplies_its_input_with(bool tied)
    {
        var options = Fitted.Small();
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [], TiedWeights = tied };
        options.CodeScaling = CodeScaling.None;
        using var model = Fitted.To(Rows, options);
        var filters = model.FirstLayerWeights();
        Assert.Equal([Fitted.Size], filters.Shape);
        Assert.Equal(4, filters.Units.Count);
        // A linear code moves by a unit's weight when one value of the input moves by one.
        float[] zero = new float[Fitted.Size];
        float[] start = model.Encode(zero);
        for (int j = 0; j < Fitted.Size; j++)
        {
            float[] moved = model.Encode([.. zero.Select((_, i) => i == j ? 1f : 0)]);
            SmallModel.AssertClose([.. moved.Zip(start, (a, b) => a - b)], [.. filters.Units.Select(u => u[j])], 1e-4f);
        }
    }

    [Fact]
    public void Filters_of_a_convolution_have_the_shape_of_its_kernels()
    {
        var options = AutoencoderEstimator.Options.Convolutional(height: 3, width: 4, stages: [new ConvolutionalStage { Maps = 5, KernelSize = 3 }], codingSize: 2);
        options.Training = new TrainingPlan { Epochs = 1 };
        using var model = Fitted.To(Rows, options);
        var filters = model.FirstLayerWeights();
        Assert.Equal([1, 3, 3], filters.Shape);
        Assert.Equal(5, filters.Units.Count);
        Assert.All(filters.Units, u => Assert.Equal(9, u.Length));
        Assert.Equal(Fitted.Parameters(model)["encoder/1/weight"], filters.Units.SelectMany(u => u));
    }

    [Fact]
    public void Losses_are_rows_of_a_table_in_the_order_of_the_training()
    {
        var options = Fitted.Small(epochs: 3);
        options.Pretraining = new LayerwisePretraining();
        options.Training = options.Training with { ValidationFraction = 0.2 };
        using var model = Fitted.To(Rows, options);
        var losses = model.History.Losses().ToList();
        Assert.Equal(["layer 1", "layer 2", "all layers"], losses.Select(l => l.Phase).Distinct());
        var whole = losses.Where(l => l.Phase == "all layers").ToList();
        Assert.Equal(model.History.Epochs.SelectMany(e => new[] { (e.Epoch, "training", e.TrainingLoss), (e.Epoch, "held out", e.ValidationLoss!.Value) }), whole.Select(l => (l.Epoch, l.Loss, l.Value)));
        Assert.Equal([model.History.BestEpoch], whole.Where(l => l.IsKept).Select(l => l.Epoch).Distinct());
    }
}
