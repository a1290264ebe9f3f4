using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Predictions;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Predictions;

/// <summary>From rows, some of them labelled, to predictions with ML.NET's own columns.</summary>
public class PredictionTrainerTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static readonly Dictionary<string, Func<MLContext, AutoencoderPredictionTrainer.Options, AutoencoderPredictionTrainer>> Trainers = new()
    {
        ["Key"] = (ml, options) => ml.MulticlassClassification.Trainers.AutoencoderClassification(options),
        ["Flag"] = (ml, options) => ml.BinaryClassification.Trainers.AutoencoderClassification(options),
        ["Number"] = (ml, options) => ml.Regression.Trainers.AutoencoderRegression(options),
    };

    public static TheoryData<string> Labels => [.. Trainers.Keys];

    [Fact]
    public void Classes_are_learned_from_few_labels_and_known_by_their_names()
    {
        var rows = PredictedRow.View(_ml, 300, seed: 1);
        var options = PredictedRow.Options("Class");
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Class", "Word").Append(_ml.MulticlassClassification.Trainers.AutoencoderClassification(options))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Word", "PredictedLabel"));
        var test = PredictedRow.View(_ml, 200, seed: 2);
        using var model = pipeline.Fit(rows);
        string[] words = [.. model.Transform(test).GetColumn<ReadOnlyMemory<char>>("Word").Select(w => w.ToString())];
        Assert.InRange(words.Zip(test.GetColumn<string>("Word"), (predicted, actual) => predicted == actual ? 1.0 : 0).Average(), 0.9, 1);

        using var few = Fit("Key", PredictedRow.View(_ml, 300, seed: 1, labelled: 20));
        Assert.InRange(_ml.MulticlassClassification.Evaluate(few.Transform(test), "Key").MicroAccuracy, 0.8, 1);
    }

    [Fact]
    public void A_flag_and_a_number_are_learned_too()
    {
        var test = PredictedRow.View(_ml, 200, seed: 2);
        using var flag = Fit("Flag", PredictedRow.View(_ml, 300, seed: 1));
        var metrics = _ml.BinaryClassification.Evaluate(flag.Transform(test), "Flag");
        Assert.InRange(metrics.Accuracy, 0.9, 1);
        Assert.InRange(metrics.AreaUnderRocCurve, 0.95, 1);
        using var number = Fit("Number", PredictedRow.View(_ml, 300, seed: 1, labelled: 10));
        Assert.InRange(_ml.Regression.Evaluate(number.Transform(test), "Number").RSquared, 0.9, 1);
    }

    /// <summary>Wherever it is loaded, it gives the same columns, and what the schema promised.</summary>
    [Theory]
    [MemberData(nameof(Labels))]
    public void It_is_saved_and_loaded_and_keeps_what_its_schema_promises(string label)
    {
        var options = PredictedRow.Options(label);
        options.Autoencoder.ReconstructionErrorColumnName = "Error";
        var trainer = Trainers[label](_ml, options);
        var rows = PredictedRow.View(_ml, 60, seed: 1);
        using var model = trainer.Fit(rows);
        var live = model.Transform(rows);
        var came = live.Schema.Where(c => !c.IsHidden).ToDictionary(c => c.Name, c => c.Type);
        Assert.DoesNotContain(LabelPrediction.Vector, came.Keys);
        var promised = trainer.GetOutputSchema(SchemaSpy.Of(rows)).ToList();
        Assert.Equal(came.Keys.Order(StringComparer.Ordinal), promised.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(promised, column => Assert.Equal(came[column.Name] is VectorDataViewType, column.Kind == SchemaShape.Column.VectorKind.Vector));

        byte[] zip = SavedZip.Save(_ml, model, rows.Schema);
        foreach (var loaded in new[] { SavedZip.LoadPlainly(zip), SavedZip.LoadBatched(zip) })
        {
            using var owner = (IDisposable)loaded;
            var scored = loaded.Transform(rows);
            Assert.Equal(SmallModel.Describe(live.Schema), SmallModel.Describe(scored.Schema));
            Assert.Equal(Predicted(live, label), Predicted(scored, label));
            SmallModel.AssertClose(Scores(live, label), Scores(scored, label), 1e-4f);
            SmallModel.AssertClose(SmallModel.Column(live, "Error"), SmallModel.Column(scored, "Error"), 1e-4f);
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void The_score_is_that_of_the_head(string label)
    {
        var rows = PredictedRow.View(_ml, 60, seed: 1);
        using var model = Fit(label, rows);
        float[][] outputs = SmallModel.Column(model.Autoencoder.Transform(rows), LabelPrediction.Vector);
        float[][] expected = label != "Key" ? outputs : [.. outputs.Select(row => row.Select(l => (float)(1 / row.Sum(other => Math.Exp(other - l)))).ToArray())];
        SmallModel.AssertClose(expected, Scores(model.Transform(rows), label), 3e-3f);
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Importance_of_features_is_known_to_ML_NET(string label)
    {
        using var model = Fit(label, PredictedRow.View(_ml, 300, seed: 1));
        var test = PredictedRow.View(_ml, 100, seed: 2);
        double[] changes = label switch
        {
            "Key" => [.. _ml.MulticlassClassification.PermutationFeatureImportance(model, test, label).Select(f => f.MicroAccuracy.Mean)],
            "Flag" => [.. _ml.BinaryClassification.PermutationFeatureImportance(model, test, label).Select(f => f.Accuracy.Mean)],
            _ => [.. _ml.Regression.PermutationFeatureImportance(model, test, label).Select(f => f.RSquared.Mean)],
        };
        Assert.Equal(PredictedRow.Size, changes.Length);
        // The third feature is noise; the first and the last tell the label.
        Assert.True(changes[2] > changes[0] && changes[2] > changes[3], string.Join(' ', changes));
        Assert.True(Math.Min(changes[0], changes[3]) < -0.05, string.Join(' ', changes));
    }

    [Fact]
    public void It_is_cross_validated_by_ML_NET()
    {
        var rows = PredictedRow.View(_ml, 200, seed: 1);
        Assert.All(_ml.MulticlassClassification.CrossValidate(rows, Trainer("Key"), 2, "Key"), fold => Assert.InRange(fold.Metrics.MicroAccuracy, 0.8, 1));
        Assert.All(_ml.BinaryClassification.CrossValidate(rows, Trainer("Flag"), 2, "Flag"), fold => Assert.InRange(fold.Metrics.Accuracy, 0.8, 1));
        Assert.All(_ml.Regression.CrossValidate(rows, Trainer("Number"), 2, "Number"), fold => Assert.InRange(fold.Metrics.RSquared, 0.8, 1));
    }

    [Fact]
    public void It_predicts_row_by_row()
    {
        var rows = PredictedRow.View(_ml, 60, seed: 1);
        using var model = Fit("Number", rows);
        using var engine = _ml.Model.CreatePredictionEngine<PredictedRow, NumberRow>(model, new PredictionEngineOptions { OwnsTransformer = false });
        float[] scores = [.. model.Transform(rows).GetColumn<float>("Score")];
        float[] features = rows.GetColumn<float[]>("Features").First();
        Assert.Equal(scores[0], engine.Predict(new PredictedRow { Features = features }).Score, 1e-3f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var rows = PredictedRow.View(_ml, 60, seed: 1, labelled: 3);
        const string Entry = "TransformerChain/Transform_000/OnnxModel";
        using var one = Fit("Key", rows);
        using var other = Fit("Key", rows);
        Assert.Equal(SavedZip.Onnx(SavedZip.Save(_ml, one, rows.Schema), Entry), SavedZip.Onnx(SavedZip.Save(_ml, other, rows.Schema), Entry));
    }

    [Fact]
    public void The_short_forms_have_the_preset()
    {
        AutoencoderPredictionTrainer[] trainers =
        [
            _ml.MulticlassClassification.Trainers.AutoencoderClassification("Key", seed: 1),
            _ml.BinaryClassification.Trainers.AutoencoderClassification("Flag", seed: 1),
            _ml.Regression.Trainers.AutoencoderRegression("Number", seed: 1),
        ];
        var rows = PredictedRow.View(_ml, 20, seed: 1);
        Assert.All(trainers, trainer => Assert.Contains("Score", trainer.GetOutputSchema(SchemaSpy.Of(rows)).Select(c => c.Name)));
        var preset = AutoencoderEstimator.Options.FewLabels("Key");
        Assert.Equal("Key", preset.Supervision!.LabelColumnName);
        Assert.Equal(preset.ToJson(), new AutoencoderPredictionTrainer.Options { Autoencoder = preset }.AutoencoderFor(LabelPrediction.Key).ToJson());
        Assert.Null(new AutoencoderPredictionTrainer.Options().AutoencoderFor(LabelPrediction.Number).Supervision!.PseudoLabels);
    }

    [Fact]
    public void A_label_of_another_kind_is_refused_by_name()
    {
        var rows = PredictedRow.View(_ml, 20, seed: 1);
        Refused("Schema mismatch for label column 'Flag': expected Key, got Boolean", _ml.MulticlassClassification.Trainers.AutoencoderClassification("Flag"));
        Refused("Schema mismatch for label column 'Key': expected Boolean, got", _ml.BinaryClassification.Trainers.AutoencoderClassification("Key"));
        Refused("Schema mismatch for label column 'Flag': expected Single, got Boolean", _ml.Regression.Trainers.AutoencoderRegression("Flag"));
        Refused("Schema mismatch for label column 'Word'", _ml.Regression.Trainers.AutoencoderRegression("Word"));
        Refused("Could not find label column 'Nothing'", _ml.Regression.Trainers.AutoencoderRegression("Nothing"));
        Assert.Throws<ArgumentNullException>(() => Trainer("Key").Fit(null!));

        void Refused(string message, AutoencoderPredictionTrainer trainer)
        {
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(rows)).Message, StringComparison.Ordinal);
            Assert.ThrowsAny<ArgumentException>(() => trainer.GetOutputSchema(SchemaSpy.Of(rows)));
        }
    }

    [Fact]
    public void All_faults_of_the_options_are_told_at_once()
    {
        var options = new AutoencoderPredictionTrainer.Options { FeatureColumnName = " " };
        options.Autoencoder.Supervision = null;
        options.Autoencoder.LabelScoreColumnName = "Logits";
        options.Autoencoder.ReconstructionErrorColumnName = "Probability";
        options.Autoencoder.WeightDecay = -1;
        string message = Assert.Throws<ArgumentException>(() => _ml.BinaryClassification.Trainers.AutoencoderClassification(options)).Message;
        string[] faults =
        [
            "FeatureColumnName = ' ': allowed: a column name",
            "Autoencoder.WeightDecay = -1: allowed: 0 and above",
            "Autoencoder.LabelScoreColumnName = Logits: allowed: null without Supervision",
            "Autoencoder.Supervision = null: allowed: not null",
            "Autoencoder.LabelScoreColumnName = Logits: allowed: null, because the score is the column Score",
            "Autoencoder.ReconstructionErrorColumnName = Probability: allowed: a name other than Score, Probability, PredictedLabel",
        ];
        Assert.All(faults, fault => Assert.Contains("\n  " + fault + "\n", message, StringComparison.Ordinal));

        var probability = new AutoencoderPredictionTrainer.Options();
        probability.Autoencoder.ReconstructionErrorColumnName = "Probability";
        Assert.NotNull(_ml.Regression.Trainers.AutoencoderRegression(probability));
        Assert.Contains("Autoencoder = null", Assert.Throws<ArgumentException>(() => _ml.Regression.Trainers.AutoencoderRegression(new AutoencoderPredictionTrainer.Options { Autoencoder = null! })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => _ml.Regression.Trainers.AutoencoderRegression((AutoencoderPredictionTrainer.Options)null!));
    }

    private AutoencoderPredictionTrainer Trainer(string label) => Trainers[label](_ml, PredictedRow.Options(label));

    private AutoencoderPredictionTransformer Fit(string label, IDataView rows) => Trainer(label).Fit(rows);

    private static float[][] Scores(IDataView scored, string label) =>
        label == "Key" ? SmallModel.Column(scored, "Score") : [.. scored.GetColumn<float>("Score").Select(s => new[] { s })];

    private static object[] Predicted(IDataView scored, string label) => label switch
    {
        "Key" => [.. scored.GetColumn<uint>("PredictedLabel").Cast<object>()],
        "Flag" => [.. scored.GetColumn<bool>("PredictedLabel").Cast<object>()],
        _ => [],
    };

    private sealed class NumberRow
    {
        public float Score { get; set; }
    }
}
