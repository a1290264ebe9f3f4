using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>What supervision does to a fit, and what it leaves alone.</summary>
public class SupervisedFitTests
{
    private static readonly TrainingPlan Phase = new() { Epochs = 3, BatchSize = 16 };

    [Fact]
    public void Labels_learned_afterwards_leave_the_training_before_and_frozen_layers_as_they_were()
    {
        using var without = Fitted.To(Fitted.Rows, Fitted.Small(epochs: 3));
        using var all = Supervised.To(Fitted.Rows, Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = Phase, FrozenLayers = 2 }));
        Assert.Equal(without.Encode(Fitted.Rows), all.Encode(Fitted.Rows));
        Assert.Equal(without.History.Epochs, all.History.Epochs);
        using var one = Supervised.To(Fitted.Rows, Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = Phase, FrozenLayers = 1 }));
        var (before, after) = (Fitted.Constants(without), Fitted.Constants(one));
        Assert.Equal(before["encoder/1/weight"], after["encoder/1/weight"]);
        Assert.Equal(before["encoder/1/bias"], after["encoder/1/bias"]);
        Assert.NotEqual(before["encoder/2/weight"], after["encoder/2/weight"]);
        Assert.NotEqual(before["decoder/1/weight"], after["decoder/1/weight"]);
    }

    [Fact]
    public void Frozen_maps_keep_their_running_statistics()
    {
        var supervision = new Supervision { LabelColumnName = "Class", Plan = Phase, FrozenLayers = 1 };
        var options = Supervised.Small(supervision);
        options.Architecture = new ConvolutionalArchitecture { Height = 3, Width = 4, CodingSize = 4, Stages = [new() { Maps = 3, BatchNormalization = true }] };
        using var with = Supervised.To(Fitted.Rows, options);
        (options.Supervision, options.LabelScoreColumnName) = (null, null);
        using var without = Supervised.To(Fitted.Rows, options);
        var (before, after) = (Fitted.Constants(without), Fitted.Constants(with));
        // Exported kernels and biases have the statistics in them.
        Assert.Equal(before["encoder/1/weight"], after["encoder/1/weight"]);
        Assert.Equal(before["encoder/1/bias"], after["encoder/1/bias"]);
        Assert.NotEqual(before["encoder/2/weight"], after["encoder/2/weight"]);
    }

    [Fact]
    public void Histories_and_progress_tell_of_the_phase_and_of_the_parts_of_the_loss()
    {
        using var recorder = new ProgressRecorder();
        var options = Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = Phase, PseudoLabels = new() }, epochs: 2);
        options.Progress = recorder;
        using var model = Supervised.To(Fitted.Rows, options);
        Assert.Equal([(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)], recorder.Seen);
        Assert.Null(model.History.Epochs[0].Parts);
        var phase = model.History.Supervision!;
        Assert.Equal((3, StopReason.Completed), (phase.Epochs.Count, phase.StopReason));
        Assert.All(phase.Epochs, e => Assert.Equal(["reconstruction", "label", "pseudoLabel"], e.Parts!.Select(p => p.Name)));
        Assert.All(phase.Epochs, e => Assert.Equal(e.TrainingLoss, e.Parts!.Sum(p => p.Value), 1e-5));
        Assert.Contains("with labels" + Environment.NewLine + "epoch", model.History.ToString(), StringComparison.Ordinal);

        using var folder = new TestFolder();
        new MLContext().Model.Save(model, LabelledSample.View(new MLContext(), Fitted.Rows).Schema, folder["model.zip"]);
        using var loaded = new MLContext().LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(phase.Epochs, loaded.History.Supervision!.Epochs);
        Assert.Equal(options.Supervision, AutoencoderEstimator.Options.From(loaded.Description).Supervision);
        Assert.Equal("LabelScore", loaded.Description.LabelScoreTensorName);
    }

    [Fact]
    public void Models_without_supervision_do_not_mention_it()
    {
        using var model = Fitted.To(Fitted.Rows, Fitted.Small());
        Assert.DoesNotContain("upervision", model.Description.Options, StringComparison.Ordinal);
        Assert.Null(model.Description.LabelScoreTensorName);
        Assert.Null(model.History.Supervision);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void A_fit_that_was_interrupted_arrives_at_the_same_bytes(int phase, int epoch)
    {
        using var folder = new TestFolder();
        var options = Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = Phase, PseudoLabels = new() { From = 0, Threshold = 0.5 }, LabelledFraction = 0.9 });
        using var whole = Supervised.To(Fitted.Rows, options);
        options.Training = options.Training with { CheckpointPath = folder["fit.checkpoint"] };
        using (var recorder = new ProgressRecorder(epoch, phase))
        {
            (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
            if (phase == 0)
                Assert.Throws<OperationCanceledException>(() => Supervised.To(Fitted.Rows, options));
            else
                Supervised.To(Fitted.Rows, options).Dispose();
        }
        Assert.NotEmpty(Directory.GetFiles(Path.GetDirectoryName(folder["fit.checkpoint"])!));
        (options.Progress, options.CancellationToken) = (null, default);
        using var resumed = Supervised.To(Fitted.Rows, options);
        Assert.Equal(Fitted.Onnx(whole), Fitted.Onnx(resumed));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder["fit.checkpoint"])!));
    }

    [Fact]
    public void Other_labels_are_another_fit()
    {
        using var folder = new TestFolder();
        var options = Supervised.Small();
        options.Training = options.Training with { CheckpointPath = folder["fit.checkpoint"] };
        using (var recorder = new ProgressRecorder(1))
        {
            (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
            Supervised.To(Fitted.Rows, options).Dispose();
        }
        (options.Progress, options.CancellationToken) = (null, default);
        Assert.Contains("different options or rows", Assert.Throws<InvalidOperationException>(() => Supervised.To(Fitted.Rows, options, (s, i) => s.Class = ((uint)i % 3) + 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_phase_has_a_time_budget_of_its_own_and_an_early_stop()
    {
        var plan = Phase with { Epochs = 50, EarlyStopping = new EarlyStopping { Patience = 1, MinimumImprovement = 1000 } };
        using var early = Supervised.To(Fitted.Rows, Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = plan }));
        Assert.Equal((StopReason.Completed, StopReason.EarlyStopping), (early.History.StopReason, early.History.Supervision!.StopReason));
        using var brief = Supervised.To(Fitted.Rows, Supervised.Small(new Supervision { LabelColumnName = "Class", Plan = Phase with { Epochs = 50, TimeBudget = TimeSpan.FromTicks(1) } }));
        Assert.Equal((3, 1, StopReason.TimeBudget), (brief.History.Epochs.Count, brief.History.Supervision!.Epochs.Count, brief.History.Supervision.StopReason));
    }

    [Fact]
    public void Held_out_labels_count_in_the_validation_loss()
    {
        var options = Supervised.Small(new Supervision { LabelColumnName = "Class", ReconstructionWeight = 0 }, epochs: 1);
        options.Training = options.Training with { ValidationFraction = 0.5, Optimizer = Fitted.Still };
        using var model = Supervised.To(Fitted.Rows, options);
        // Three classes, of which an untrained head hardly prefers one.
        Assert.InRange(model.History.Epochs[0].ValidationLoss!.Value, 0.7, 2);
    }

    [Fact]
    public void Rows_that_are_streamed_learn_their_labels_too()
    {
        var options = Supervised.Small(new Supervision { LabelColumnName = "Class", LabelledFraction = 0.8 }, epochs: 40);
        options.Training = options.Training with { RowsInMemory = 25, Optimizer = new AdamOptimizer { LearningRate = 0.02 } };
        using var model = Supervised.To(Fitted.Rows, options, (s, i) => s.Class = i % 6 == 0 ? ((uint)i / 6 % 3) + 1 : 0);
        Assert.True(model.History.Epochs[^1].Parts![1].Value < 0.5 * model.History.Epochs[0].Parts![1].Value);
    }

    [Fact]
    public void A_label_that_does_not_vary_is_predicted()
    {
        using var model = Supervised.To(Fitted.Rows, Supervised.Small(new Supervision(), epochs: 60), (s, _) => s.Label = 1234.5f);
        Assert.All(Supervised.Scores(model, Fitted.Rows), s => Assert.Equal(1234.5, s[0], 0.5));
    }

    [Fact]
    public void The_whole_graph_gives_the_scores_without_a_column_of_them()
    {
        var options = Supervised.Small();
        using var with = Supervised.To(Fitted.Rows, options);
        options.LabelScoreColumnName = null;
        using var without = Supervised.To(Fitted.Rows, options);
        Assert.Equal("autoencoder/label/score", without.Description.LabelScoreTensorName);
        SmallModel.AssertClose(Supervised.Scores(with, Fitted.Rows), OnnxFile.Run(Fitted.Onnx(without), Fitted.Rows, "autoencoder/label/score"));
        Assert.Equal(["Codes"], without.Description.OutputColumns.Select(c => c.Name));
        Assert.Equal([("Codes", 4), ("LabelScore", 3)], with.Description.OutputColumns.Select(c => (c.Name, c.Size)));
    }

    [Theory]
    [InlineData(typeof(byte))]
    [InlineData(typeof(ushort))]
    [InlineData(typeof(uint))]
    [InlineData(typeof(ulong))]
    public void Keys_of_every_type_are_read_alike(Type type)
    {
        using var expected = Supervised.To(Fitted.Rows, Supervised.Small());
        var ml = new MLContext();
        var view = LabelledSample.View(ml, Fitted.Rows);
        var kind = type == typeof(byte) ? DataKind.Byte : type == typeof(ushort) ? DataKind.UInt16 : type == typeof(uint) ? DataKind.UInt32 : DataKind.UInt64;
        using var folder = new TestFolder();
        File.WriteAllLines(folder["rows.txt"], Fitted.Rows.Select((r, i) => FormattableString.Invariant($"{(i % 4 == 0 ? "" : (i % 4) - 1)}\t{string.Join('\t', r.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}")));
        var read = ml.Data.LoadFromTextFile(folder["rows.txt"], [
            new TextLoader.Column("Class", kind, [new TextLoader.Range(0)], new KeyCount(3)),
            new TextLoader.Column("Features", DataKind.Single, 1, Fitted.Size)]);
        using var model = ml.Transforms.Autoencode("Codes", "Features", Supervised.Small()).Fit(read);
        Assert.Equal(Fitted.Onnx(expected), Fitted.Onnx(model));
    }
}
