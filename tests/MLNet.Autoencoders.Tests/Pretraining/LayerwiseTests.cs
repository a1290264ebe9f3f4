using Microsoft.ML;
using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Pretraining;

/// <summary>Layers fitted one by one: each alone, in turn, and with a plan of its own.</summary>
public class LayerwiseTests
{
    [Fact]
    public void Each_phase_has_its_own_plan_and_history()
    {
        var options = LayerwiseFit.Options(LayerwiseFit.Phase(3), LayerwiseFit.Phase(4, new SgdOptimizer { LearningRate = 0.005 }), fineTuning: true);
        options.Training = options.Training with { Epochs = 2, ValidationFraction = 0.25 };
        using var recorder = new ProgressRecorder();
        options.Progress = recorder;
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (0, 1), (0, 2)], recorder.Seen);
        Assert.Equal([3, 4], model.History.Pretraining.Select(p => p.Epochs.Count));
        Assert.Equal([0.01, 0.005], model.History.Pretraining.Select(p => p.Epochs[0].LearningRate));
        Assert.All(model.History.Pretraining.Append(model.History), history =>
        {
            Assert.Equal((5, 45, 15, StopReason.Completed), (history.Seed, history.TrainingRows, history.ValidationRows, history.StopReason));
            Assert.All(history.Epochs, e => Assert.NotNull(e.ValidationLoss));
        });
        Assert.All(model.History.Pretraining, p => Assert.Empty(p.Pretraining));
        Assert.Equal(2, model.History.Epochs.Count);
        Assert.Matches("(?s)^phase 1.*phase 2.*all layers.*ended by: Completed$", model.History.ToString());
    }

    [Fact]
    public void Without_fine_tuning_the_whole_has_no_epochs_of_its_own()
    {
        using var recorder = new ProgressRecorder();
        var options = LayerwiseFit.Options(LayerwiseFit.Phase(2), LayerwiseFit.Phase(3));
        options.Progress = recorder;
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)], recorder.Seen);
        Assert.Empty(model.History.Epochs);
        Assert.Equal((0, StopReason.Completed, 60L), (model.History.BestEpoch, model.History.StopReason, model.History.TrainingRows));
        Assert.Contains("Pretraining", Assert.Throws<InvalidOperationException>(() => model.History.Best).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_phase_speaks_for_all_layers()
    {
        var options = Fitted.Small();
        options.Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [8, 6] };
        options.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(2) };
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Equal([2, 2, 2], model.History.Pretraining.Select(p => p.Epochs.Count));
    }

    [Fact]
    public void History_with_its_phases_comes_back_from_a_saved_model()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        using var model = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(2), LayerwiseFit.Phase(3)));
        ml.SaveAtomically(model, Sample.View(ml, Fitted.Rows).Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(model.History.Pretraining.Select(p => p.Epochs), loaded.History.Pretraining.Select(p => p.Epochs));
        Assert.Equal(model.History.ToString(), loaded.History.ToString());
    }

    [Fact]
    public void The_rows_are_read_once_however_many_phases_there_are()
    {
        var ml = new MLContext();
        var view = new CountingView(Sample.View(ml, Fitted.Rows));
        var options = LayerwiseFit.Options(LayerwiseFit.Phase(3) with { Corruption = Corruption.SaltAndPepper(0.2) }, LayerwiseFit.Phase(3), fineTuning: true);
        options.InputScaling = InputScaling.Standardize;
        using var model = ml.Transforms.Autoencode("Codes", "Features", options).Fit(view);
        Assert.Equal((1, 60, 0), (view.CursorsMade, view.Reads("Features"), view.OpenCursors));
    }

    /// <summary>Without fine-tuning the fit is two fits of shallow autoencoders, the second to the codes of the first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_fine_tuning_the_whole_is_the_stacked_phases(bool tied)
    {
        var options = LayerwiseFit.Options(
            LayerwiseFit.Phase(3) with { Corruption = Corruption.Masking(0.2), CodeConstraint = new L1Sparsity() },
            LayerwiseFit.Phase(4) with { Corruption = Corruption.Gaussian(0.2), CodeConstraint = new KullbackLeiblerSparsity() },
            tied: tied);
        options.WeightDecay = 0.01;
        using var model = Fitted.To(Fitted.Rows, options);

        using var scope = NewDisposeScope();
        var network = FitParts.Build((DenseArchitecture)options.Architecture, Fitted.Size, seed: 5);
        Train(0, Fitted.Rows);
        Train(1, OnnxFile.Run(ShallowEncoder(), Fitted.Rows, "out"));
        var learned = Fitted.Parameters(model);
        string[] layers = ["encoder/1", "encoder/2", "decoder/1", "decoder/2"];
        string[] names = [.. layers.Take(tied ? 2 : 4).Select(l => l + "/weight"), .. layers.Select(l => l + "/bias")];
        Assert.Equal(names.Length, learned.Count);
        foreach (var (parameter, name) in network.Parameters.Zip(names))
            Assert.InRange(TensorValues.RelativeDifference(TensorValues.Values(parameter), [.. learned[name].Select(v => (double)v)]), 0, 1e-3);

        void Train(int layer, float[][] rows)
        {
            var phase = options.Pretraining!.Phases![layer];
            var shallow = new AutoencoderNetwork([network.Encoder[layer]], [network.Decoder[^(layer + 1)]]);
            shallow.Encoder[0].CenterInputs(LayerwiseFit.Mean(rows));
            shallow.Decoder[0].CenterOutputs(LayerwiseFit.Mean(rows));
            var corruptor = Corruptor.Of(phase.Corruption, () => throw new InvalidOperationException());
            var objective = new Objective(shallow, new SquaredErrorTerm(), corruptor, FitParts.Term(phase.CodeConstraint!, shallow));
            FitParts.Loop(objective, FitParts.Rows(rows), phase.Training, new FitSeed(5, Phase: layer + 1), weightDecay: 0.01).Run(null, _ => { }, default);
        }

        byte[] ShallowEncoder()
        {
            var builder = new Export.GraphBuilder();
            builder.Name(network.Encoder[0].Export(builder, "layer", "in"), "out");
            var graph = builder.Build([new Onnx.OnnxValue("in", Fitted.Size)], [new Onnx.OnnxValue("out", 8)]);
            return Onnx.OnnxWriter.Write(new Onnx.OnnxModel(graph, new Dictionary<string, string>()));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_phase_begins_with_biases_that_centre_its_rows(bool tied)
    {
        using var model = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(1, Fitted.Still), LayerwiseFit.Phase(1, Fitted.Still), tied: tied));
        var parameters = Fitted.Parameters(model);
        Begins("encoder/1", "decoder/2", LayerwiseFit.Mean(Fitted.Rows), back: m => m);
        Begins("encoder/2", "decoder/1", LayerwiseFit.Mean(LayerwiseFit.Hidden(model)), back: Math.Atanh);

        void Begins(string layer, string mirror, double[] mean, Func<double, double> back)
        {
            var sums = parameters[layer + "/weight"].Chunk(mean.Length).Select(w => w.Zip(mean, (a, b) => a * b).Sum());
            Assert.All(parameters[layer + "/bias"].Zip(sums), b => Assert.Equal(-b.Second, b.First, 1e-5));
            Assert.All(parameters[mirror + "/bias"].Zip(mean), b => Assert.Equal(back(b.Second), b.First, 1e-5));
        }
    }

    [Theory]
    [InlineData(-2.0, 0.01)]
    [InlineData(0.25, 0.25)]
    [InlineData(1.0, 0.99)]
    public void A_sigmoid_back_begins_at_the_mean_itself_short_of_its_bounds(double mean, double expected) =>
        Assert.Equal(expected, 1 / (1 + Math.Exp(-Activations.ValueBefore(Activation.Sigmoid, mean))), 1e-12);

    [Theory]
    [InlineData(-1.0, -0.99)]
    [InlineData(0.25, 0.25)]
    [InlineData(1.0, 0.99)]
    public void A_tanh_back_begins_at_the_mean_itself_short_of_its_bounds(double mean, double expected) =>
        Assert.Equal(expected, Math.Tanh(Activations.ValueBefore(Activation.Tanh, mean)), 1e-12);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_phase_changes_its_own_layer_alone(bool tied)
    {
        using var first = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(3), LayerwiseFit.Phase(1, Fitted.Still), tied: tied));
        using var both = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(3), LayerwiseFit.Phase(3), tied: tied));
        using var second = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(1, Fitted.Still), LayerwiseFit.Phase(3), tied: tied));
        using var neither = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(1, Fitted.Still), LayerwiseFit.Phase(1, Fitted.Still), tied: tied));
        Assert.Equal(LayerwiseFit.Hidden(first), LayerwiseFit.Hidden(both));
        string[] ofSecond = tied
            ? ["decoder/1/bias", "encoder/2/bias", "encoder/2/weight"]
            : ["decoder/1/bias", "decoder/1/weight", "encoder/2/bias", "encoder/2/weight"];
        Assert.Equal(ofSecond, Moved(neither, second));
        Assert.Equal(ofSecond, Moved(first, both));
        // The biases that the second phase begins with follow what the first made of the rows.
        Assert.Equal(Fitted.Parameters(neither).Keys.Except(ofSecond.Where(n => n.EndsWith("/weight", StringComparison.Ordinal))).Order(StringComparer.Ordinal), Moved(neither, first));

        static IEnumerable<string> Moved(AutoencoderTransformer from, AutoencoderTransformer to)
        {
            var (before, after) = (Fitted.Parameters(from), Fitted.Parameters(to));
            return before.Keys.Where(name => Fitted.LargestDifference(before[name], after[name]) > 1e-9).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Fine_tuning_begins_with_what_the_phases_learned()
    {
        using var stacked = Fitted.To(Fitted.Rows, LayerwiseFit.Options(LayerwiseFit.Phase(5), LayerwiseFit.Phase(5)));
        var options = LayerwiseFit.Options(LayerwiseFit.Phase(5), LayerwiseFit.Phase(5), fineTuning: true);
        options.Training = options.Training with { Epochs = 1, Optimizer = Fitted.Still };
        using var still = Fitted.To(Fitted.Rows, options);
        Assert.Equal(stacked.Encode(Fitted.Rows), still.Encode(Fitted.Rows));
        Assert.Equal(stacked.ReconstructionErrors(Fitted.Rows).Average(e => (double)e), still.History.Best.TrainingLoss, 1e-4);
        options.Training = options.Training with { Epochs = 5, Optimizer = new AdamOptimizer() };
        using var tuned = Fitted.To(Fitted.Rows, options);
        Assert.True(tuned.ReconstructionErrors(Fitted.Rows).Average() < stacked.ReconstructionErrors(Fitted.Rows).Average());
    }

    [Fact]
    public void A_phase_that_stops_early_leads_to_the_next()
    {
        var impatient = LayerwiseFit.Phase(50);
        impatient = impatient with { Training = impatient.Training with { EarlyStopping = new EarlyStopping { Patience = 2, MinimumImprovement = 1000 } } };
        using var model = Fitted.To(Fitted.Rows, LayerwiseFit.Options(impatient, LayerwiseFit.Phase(4), fineTuning: true));
        Assert.Equal([(StopReason.EarlyStopping, 3), (StopReason.Completed, 4)], model.History.Pretraining.Select(p => (p.StopReason, p.Epochs.Count)));
        Assert.Equal((StopReason.Completed, 2), (model.History.StopReason, model.History.Epochs.Count));
    }

    [Fact]
    public void A_phase_whose_time_is_up_leads_to_the_next()
    {
        var hurried = LayerwiseFit.Phase(50);
        hurried = hurried with { Training = hurried.Training with { TimeBudget = TimeSpan.FromTicks(1) } };
        using var model = Fitted.To(Fitted.Rows, LayerwiseFit.Options(hurried, LayerwiseFit.Phase(4)));
        Assert.Equal([(StopReason.TimeBudget, 1), (StopReason.Completed, 4)], model.History.Pretraining.Select(p => (p.StopReason, p.Epochs.Count)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    public void A_fit_that_is_cancelled_in_an_early_phase_throws(int phase, int epoch)
    {
        using var recorder = new ProgressRecorder(cancelAfter: epoch, phase: phase);
        var thrown = Assert.Throws<OperationCanceledException>(() => Fitted.To(Fitted.Rows, Cancelled(recorder)));
        Assert.Contains("phase 1 of 2", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(epoch, recorder.Seen.Count);
    }

    [Theory]
    [InlineData(2, 2, 5)]
    [InlineData(2, 3, 6)]
    [InlineData(0, 1, 7)]
    [InlineData(0, 2, 8)]
    public void A_fit_that_is_cancelled_after_the_early_phases_returns(int phase, int epoch, int reports)
    {
        using var recorder = new ProgressRecorder(cancelAfter: epoch, phase: phase);
        using var model = Fitted.To(Fitted.Rows, Cancelled(recorder));
        Assert.Equal(reports, recorder.Seen.Count);
        Assert.Equal(StopReason.Cancelled, model.History.StopReason);
        Assert.Equal(phase == 0 ? epoch : 0, model.History.Epochs.Count);
        Assert.Equal(60, model.Encode(Fitted.Rows).Select(c => c[0]).Distinct().Count());
    }

    private static AutoencoderEstimator.Options Cancelled(ProgressRecorder recorder)
    {
        var options = LayerwiseFit.Options(LayerwiseFit.Phase(3), LayerwiseFit.Phase(3), fineTuning: true);
        options.Training = options.Training with { Epochs = 3 };
        (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
        return options;
    }
}
