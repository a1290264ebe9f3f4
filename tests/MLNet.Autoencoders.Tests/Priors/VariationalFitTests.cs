using Microsoft.ML;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>Variational autoencoders as users fit, save, resume and combine them.</summary>
public class VariationalFitTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Codes_and_deviations_are_columns_before_and_after_saving()
    {
        var options = Options();
        (options.CodeDeviationColumnName, options.HiddenLayerColumnNames) = ("Deviations", ["Hidden"]);
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal(["Codes 4", "Deviations 4", "Hidden 8"], model.Description.OutputColumns.Select(c => $"{c.Name} {c.Size}"));
        Assert.Equal("Deviations", model.Description.CodeDeviationTensorName);
        Assert.Equal(new GaussianDistribution(), model.Description.Prior);
        Assert.Equal(0.5, model.Description.DecoderVariance);

        var view = Sample.View(_ml, Fitted.Rows);
        var deviations = SmallModel.Column(model.Transform(view), "Deviations");
        Assert.All(deviations.SelectMany(d => d), d => Assert.InRange(d, 1e-4f, 10));
        using var stream = new MemoryStream();
        _ml.Model.Save(model, view.Schema, stream);
        stream.Position = 0;
        var plain = new MLContext().Model.Load(stream, out DataViewSchema _);
        using var disposable = plain as IDisposable;
        SmallModel.AssertClose(deviations, SmallModel.Column(plain.Transform(view), "Deviations"));
        SmallModel.AssertClose(model.Encode(Fitted.Rows), SmallModel.Column(plain.Transform(view), "Codes"));
    }

    [Fact]
    public void Without_a_column_deviations_are_in_the_saved_model_all_the_same()
    {
        using var folder = new TestFolder();
        using var model = Fitted.To(Fitted.Rows, Options());
        Assert.Equal(["Codes"], model.Description.OutputColumns.Select(c => c.Name));
        _ml.SaveAtomically(model, Sample.View(_ml, Fitted.Rows).Schema, folder["model.zip"]);
        using var loaded = new MLContext().LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(model.Description.CodeDeviationTensorName, loaded.Description.CodeDeviationTensorName);
        var expected = model.Generate(20, seed: 3);
        SmallModel.AssertClose(expected, loaded.Generate(20, seed: 3));
        SmallModel.AssertClose(model.Reconstruct(Fitted.Rows, seed: 4), loaded.Reconstruct(Fitted.Rows, seed: 4));
        SmallModel.AssertClose(model.EstimateLogLikelihood(Fitted.Rows, seed: 5, samples: 20), loaded.EstimateLogLikelihood(Fitted.Rows, seed: 5, samples: 20), 1e-4f);
        SmallModel.AssertClose(model.Interpolate(Fitted.Rows[0], Fitted.Rows[1], 5), loaded.Interpolate(Fitted.Rows[0], Fitted.Rows[1], 5));
    }

    [Fact]
    public void Rows_that_were_trained_on_are_likelier_than_rows_far_away()
    {
        var options = Options();
        options.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy;
        options.Training = options.Training with { Epochs = 100, Optimizer = new AdamOptimizer { LearningRate = 0.01 } };
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Null(model.Description.DecoderVariance);
        var near = model.EstimateLogLikelihood(Fitted.Rows, seed: 1, samples: 50);
        var far = model.EstimateLogLikelihood([.. Fitted.Rows.Select(r => r.Select((v, i) => i % 2 == 0 ? v : 1 - v).ToArray())], seed: 1, samples: 50);
        Assert.True(near.Average() > far.Average() + 1, $"{near.Average()} is not above {far.Average()}.");
    }

    [Fact]
    public void The_loss_of_held_out_rows_includes_the_divergence_with_its_whole_weight_and_is_the_same_each_time()
    {
        var options = Options();
        options.Prior = new VariationalPrior { Beta = 100, WarmUpEpochs = 99 };
        options.Training = options.Training with { Epochs = 3, Optimizer = Fitted.Still, ValidationFraction = 0.5 };
        using var model = Fitted.To(Fitted.Rows, options);
        var epochs = model.History.Epochs;
        Assert.All(epochs, e => Assert.Equal(epochs[0].ValidationLoss!.Value, e.ValidationLoss!.Value));
        double[] divergences = [.. epochs.Select(e => e.Parts!.Single(p => p.Name == "kullbackLeibler").Value)];
        Assert.Equal(2, divergences[1] / divergences[0], 1e-5);
        Assert.Equal(3, divergences[2] / divergences[0], 1e-5);
        // 100 nats for one: the reconstruction hardly counts.
        Assert.InRange(epochs[0].ValidationLoss!.Value / (100 * divergences[0]), 0.7, 1.6);
    }

    private static readonly ConvolutionalArchitecture Maps = new()
    {
        Height = 3,
        Width = 4,
        CodingSize = 4,
        Stages = [new ConvolutionalStage { Maps = 3, BatchNormalization = true }],
    };

    public static TheoryData<string> Kinds => [.. Variations.Keys];

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> Variations = new()
    {
        ["plain"] = _ => { },
        ["cross-entropy, warming up"] = o =>
        {
            o.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy;
            o.Prior = new VariationalPrior { WarmUpEpochs = 3 };
        },
        ["denoising, tied"] = o => (o.Corruption, o.Architecture) = (Corruption.Masking(0.2), (DenseArchitecture)o.Architecture with { TiedWeights = true }),
        ["k-sparse"] = o => o.CodeConstraint = new KSparsity { K = 2 },
        ["winner-take-all"] = o => o.CodeConstraint = new WinnerTakeAll { Fraction = 0.5 },
        ["L1"] = o => o.CodeConstraint = new L1Sparsity(),
        ["squared"] = o => o.CodeConstraint = new SquaredSparsity(),
        ["contractive"] = o => o.CodeConstraint = new ContractivePenalty { Method = ContractiveMethod.Exact },
        ["contractive, estimated"] = o => o.CodeConstraint = new ContractivePenalty { Method = ContractiveMethod.Hutchinson },
        ["layer-wise"] = o => o.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(2) },
        ["streamed, clipped"] = o => o.Training = o.Training with { RowsInMemory = 20, MaximumGradientNorm = 0.5 },
        ["convolutional"] = o => o.Architecture = Maps,
        ["convolutional, maps"] = o => o.Architecture = Maps with { DenseCode = false },
        ["convolutional, winner-take-all"] = o => (o.Architecture, o.CodeConstraint) = (Maps with { DenseCode = false }, new WinnerTakeAll { Fraction = 0.5 }),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_interrupted_fit_comes_to_the_bytes_of_one_that_was_not(string kind)
    {
        using var folder = new TestFolder();
        using var uninterrupted = Fitted.To(Fitted.Rows, Make(null));
        using var recorder = new ProgressRecorder(cancelAfter: 2);
        var options = Make(folder["fit"]);
        (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
        using (var interrupted = Fitted.To(Fitted.Rows, options))
            Assert.Equal((StopReason.Cancelled, 2), (interrupted.History.StopReason, interrupted.History.Epochs.Count));
        using var resumed = Fitted.To(Fitted.Rows, Make(folder["fit"]));
        Assert.Equal(6, resumed.History.Epochs.Count);
        Assert.Equal(uninterrupted.History.Epochs, resumed.History.Epochs);
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
        Assert.Empty(folder.Files);

        AutoencoderEstimator.Options Make(string? checkpoint)
        {
            var options = Options();
            options.Training = options.Training with { Epochs = 6, ValidationFraction = 0.2, CheckpointPath = checkpoint };
            Variations[kind](options);
            return options;
        }
    }

    [Fact]
    public void Early_stopping_watches_the_evidence_lower_bound_of_held_out_rows()
    {
        var options = Options();
        options.Training = options.Training with { Epochs = 50, ValidationFraction = 0.3, EarlyStopping = new EarlyStopping { Patience = 2, MinimumImprovement = 1000 } };
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal((StopReason.EarlyStopping, 3), (model.History.StopReason, model.History.Epochs.Count));
    }

    [Fact]
    public void Pretraining_moves_the_means_and_leaves_the_deviations_as_wide_as_the_prior()
    {
        var options = Options();
        options.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(5) };
        options.Training = options.Training with { Epochs = 1, Optimizer = Fitted.Still };
        options.CodeDeviationColumnName = "Deviations";
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal([5, 5], model.History.Pretraining.Select(p => p.Epochs.Count));
        Assert.All(SmallModel.Column(model.Transform(Sample.View(_ml, Fitted.Rows)), "Deviations").SelectMany(d => d), d => Assert.Equal(1, d, 1e-5f));
    }

    private static AutoencoderEstimator.Options Options()
    {
        var options = Fitted.Small();
        options.Architecture = (DenseArchitecture)options.Architecture with { CodeActivation = Activation.Identity };
        options.Prior = new VariationalPrior();
        return options;
    }
}
