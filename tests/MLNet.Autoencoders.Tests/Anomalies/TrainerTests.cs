using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Acceptance;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Anomalies;

/// <summary>From rows to a detector of anomalies.</summary>
public class TrainerTests
{
    private const int Size = 6;

    private static readonly float[][] Rows = Sample.Rows(400, Size), Others = Sample.Rows(400, Size, seed: 2);

    /// <summary>Each value is one that usual rows have; together they are none.</summary>
    private static readonly float[][] Strange = [.. Others.Select((row, i) => row.Select((_, j) => Others[(i + (71 * j)) % Others.Length][j]).ToArray())];

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Rows_that_do_not_fit_together_score_higher_and_the_threshold_lets_usual_rows_pass()
    {
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(Quick(contamination: 0.1)).Fit(Sample.View(_ml, Rows));
        var test = Labelled([.. Others, .. Strange], strangeFrom: Others.Length);
        var scored = detector.Transform(test);
        Assert.InRange(_ml.AnomalyDetection.Evaluate(scored).AreaUnderRocCurve, 0.9, 1);
        bool[] alarms = [.. scored.GetColumn<bool>("PredictedLabel")];
        Assert.InRange(alarms.Take(Others.Length).Count(a => a), Others.Length * 0.03, Others.Length * 0.25);
        Assert.InRange(alarms.Skip(Others.Length).Count(a => a), Strange.Length * 0.6, Strange.Length);
        Assert.Equal(scored.GetColumn<float>("Score").Select(s => s > detector.Threshold), alarms);
    }

    [Fact]
    public void The_short_form_has_the_preset_and_the_rate_that_it_is_given()
    {
        var view = Sample.View(_ml, Rows[..60]);
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(contamination: 0.3, seed: 5).Fit(view);
        var expected = AutoencoderEstimator.Options.AnomalyDetection();
        expected.Seed = 5;
        Assert.Equal(expected.ToJson(), AutoencoderEstimator.Options.From(detector.Autoencoder.Description).ToJson());
        using var again = _ml.AnomalyDetection.Trainers.Autoencoder(new AutoencoderAnomalyTrainer.Options { Contamination = 0.3, Autoencoder = expected }).Fit(view);
        Assert.Equal(detector.Threshold, again.Threshold);
        Assert.Equal(SavedZip.Onnx(SavedZip.Save(_ml, detector, view.Schema), "TransformerChain/Transform_000/OnnxModel"), SavedZip.Onnx(SavedZip.Save(_ml, again, view.Schema), "TransformerChain/Transform_000/OnnxModel"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_saved_and_loaded_with_everything(bool bank)
    {
        using var folder = new TestFolder();
        var options = Quick();
        options.Autoencoder.MemoryBank = bank ? new MemoryBank { Rows = 50 } : null;
        options.Autoencoder.FeatureContributionsColumnName = "Why";
        var view = Sample.View(_ml, Rows);
        AutoencoderAnomalyTransformer detector;
        // Nothing that is written for machines depends on how people write numbers.
        using (new OtherCulture())
        {
            detector = _ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(view);
            _ml.SaveAtomically(detector, view.Schema, folder["model.zip"]);
        }
        using var owner = detector;
        using var loaded = _ml.LoadAnomalyDetector(folder["model.zip"]);
        var test = Sample.View(_ml, [.. Others[..100], .. Strange[..100]]);
        var live = detector.Transform(test);
        byte[] zip = File.ReadAllBytes(folder["model.zip"]);
        foreach (var other in new[] { loaded, SavedZip.LoadPlainly(zip), SavedZip.LoadBatched(zip) })
        {
            using var otherOwner = (IDisposable)other;
            var scored = other.Transform(test);
            Assert.Equal(SmallModel.Describe(live.Schema), SmallModel.Describe(scored.Schema));
            SmallModel.AssertClose([.. live.GetColumn<float>("Score")], [.. scored.GetColumn<float>("Score")], 1e-4f);
            SmallModel.AssertClose(SmallModel.Column(live, "Why"), SmallModel.Column(scored, "Why"), 1e-3f);
            Assert.Equal(live.GetColumn<bool>("PredictedLabel"), scored.GetColumn<bool>("PredictedLabel"));
        }
        SmallModel.AssertClose([.. live.GetColumn<float>("Score")], detector.Scores([.. Others[..100], .. Strange[..100]]), 1e-4f);
    }

    [Fact]
    public void It_keeps_what_its_schema_promises()
    {
        var options = Quick();
        options.Autoencoder.ReconstructionColumnName = "Rebuilt";
        options.Autoencoder.FeatureContributionsColumnName = "Why";
        var trainer = _ml.AnomalyDetection.Trainers.Autoencoder(options);
        var view = Sample.View(_ml, Rows[..60]);
        using var detector = trainer.Fit(view);
        var came = detector.Transform(view).Schema.Where(c => !c.IsHidden).ToDictionary(c => c.Name, c => c.Type);
        var promised = trainer.GetOutputSchema(SchemaSpy.Of(view)).ToList();
        Assert.Equal(came.Keys.Order(StringComparer.Ordinal), promised.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(promised, column =>
        {
            Assert.Equal(came[column.Name] is VectorDataViewType vector ? vector.ItemType : came[column.Name], column.ItemType);
            Assert.Equal(came[column.Name] is VectorDataViewType, column.Kind == SchemaShape.Column.VectorKind.Vector);
        });
    }

    [Fact]
    public void A_wrong_feature_column_is_refused_by_name()
    {
        var trainer = _ml.AnomalyDetection.Trainers.Autoencoder(Quick());
        foreach (var (view, message) in InvalidInputs.Of(_ml))
        {
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(view)).Message, StringComparison.Ordinal);
            Assert.ThrowsAny<ArgumentException>(() => trainer.GetOutputSchema(SchemaSpy.Of(view)));
        }
        Assert.Throws<ArgumentNullException>(() => trainer.Fit(null!));
    }

    [Fact]
    public void Names_of_slots_come_from_the_data_and_stay_with_the_model()
    {
        using var folder = new TestFolder();
        File.WriteAllLines(folder["rows.csv"], Rows.Select(r => string.Join(',', r.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Prepend("speed,flow,,power,heat,noise"));
        TextLoader.Column[] columns = [new("Features", DataKind.Single, 0, Size - 1)];
        var view = _ml.Data.LoadFromTextFile(folder["rows.csv"], columns, separatorChar: ',', hasHeader: true);
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(Quick()).Fit(view);
        string[] names = ["speed", "flow", "", "power", "heat", "noise"];
        Assert.Equal(names, detector.Autoencoder.Description.FeatureNames);
        float[] row = [.. Rows[0]];
        row[3] += 5;
        Assert.Equal("power", detector.Explain(row)[0].Name);
        row = [.. Rows[0]];
        row[2] += 5;
        Assert.Equal("Features[2]", detector.Explain(row)[0].Name);
        _ml.Model.Save(detector, view.Schema, folder["model.zip"]);
        Assert.Equal(names, AutoencoderDescription.FromFile(folder["model.zip"]).FeatureNames);

        using var codes = _ml.Transforms.Autoencode("Codes", "Features", SmallModel.CodesOnly()).Fit(view);
        Assert.Equal(names, codes.Description.FeatureNames);
        using var nameless = SmallModel.Fit(_ml);
        Assert.Null(nameless.Description.FeatureNames);
    }

    [Fact]
    public void Rows_with_gaps_are_scored_if_values_may_be_missing()
    {
        var options = Quick();
        options.Autoencoder.MissingValues = MLNet.Autoencoders.MissingValues.Mask;
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(Sample.View(_ml, Rows));
        Assert.All(detector.Scores([.. Others[..20].Select(r => new[] { float.NaN, r[1], r[2], r[3], float.NaN, r[5] })]), score => Assert.True(float.IsFinite(score)));
        Assert.InRange(detector.Explain([float.NaN, .. Strange[0][1..]], count: Size).Single(f => f.Slot == 0).Share, 0, 0.05);

        using var refusing = _ml.AnomalyDetection.Trainers.Autoencoder(Quick()).Fit(Sample.View(_ml, Rows));
        var scored = refusing.Transform(Sample.View(_ml, [[float.NaN, .. Rows[0][1..]]]));
        Assert.Equal([(float.NaN, true)], scored.GetColumn<float>("Score").Zip(scored.GetColumn<bool>("PredictedLabel")));
    }

    [Fact]
    public void Rows_far_from_all_others_are_anomalies()
    {
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(Quick()).Fit(Sample.View(_ml, Rows));
        float[] values = [1e3f, -1e6f, 1e12f, 1e30f, -3e38f];
        var scored = detector.Transform(Sample.View(_ml, [.. values.Select(v => new[] { v, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f })]));
        Assert.All(scored.GetColumn<bool>("PredictedLabel"), Assert.True);
        // Scaled, the last value is beyond what a float can hold.
        Assert.All(scored.GetColumn<float>("Score").SkipLast(1), score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void All_faults_of_the_options_are_told_at_once()
    {
        var options = new AutoencoderAnomalyTrainer.Options { FeatureColumnName = " ", Contamination = 0, FalsePositiveRate = 0.6 };
        options.Autoencoder.AnomalyScore = null;
        options.Autoencoder.AnomalyScoreColumnName = "Strangeness";
        options.Autoencoder.ReconstructionErrorColumnName = "Score";
        options.Autoencoder.WeightDecay = -1;
        var refused = Assert.Throws<ArgumentException>(() => _ml.AnomalyDetection.Trainers.Autoencoder(options));
        string[] faults =
        [
            "FeatureColumnName = ' ': allowed: a column name",
            "Contamination = 0: allowed: above 0 to 0.5",
            "FalsePositiveRate = 0.6: allowed: above 0 to 0.5",
            "FalsePositiveRate = 0.6: allowed: null if Contamination is set",
            "Autoencoder.WeightDecay = -1: allowed: 0 and above",
            "Autoencoder.AnomalyScore = null: allowed: not null",
            "Autoencoder.AnomalyScoreColumnName = Strangeness: allowed: null, because the score is the column Score",
            "Autoencoder.ReconstructionErrorColumnName = Score: allowed: a name other than Score and PredictedLabel",
        ];
        Assert.All(faults, fault => Assert.Contains("\n  " + fault + "\n", refused.Message, StringComparison.Ordinal));
        Assert.Equal("options", refused.ParamName);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1e-9, true)]
    [InlineData(0.500001, false)]
    [InlineData(0, false)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    public void Rates_are_above_0_to_a_half(double rate, bool allowed)
    {
        var refused = new[]
        {
            Record.Exception(() => _ml.AnomalyDetection.Trainers.Autoencoder("Features", rate)),
            Record.Exception(() => _ml.AnomalyDetection.Trainers.Autoencoder(new AutoencoderAnomalyTrainer.Options { FalsePositiveRate = rate })),
        };
        Assert.All(refused, e => Assert.True(allowed ? e is null : e is ArgumentException));
    }

    [Fact]
    public void Nothing_is_no_option()
    {
        Assert.Throws<ArgumentNullException>(() => _ml.AnomalyDetection.Trainers.Autoencoder((AutoencoderAnomalyTrainer.Options)null!));
        Assert.Contains("Autoencoder = null", Assert.Throws<ArgumentException>(() => _ml.AnomalyDetection.Trainers.Autoencoder(new AutoencoderAnomalyTrainer.Options { Autoencoder = null! })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Later_changes_of_the_options_change_nothing()
    {
        var options = Quick();
        var trainer = _ml.AnomalyDetection.Trainers.Autoencoder(options);
        options.FeatureColumnName = "Other";
        options.Autoencoder.AnomalyScore = null;
        options.Contamination = 0.5;
        using var detector = trainer.Fit(Sample.View(_ml, Rows));
        using var expected = _ml.AnomalyDetection.Trainers.Autoencoder(Quick()).Fit(Sample.View(_ml, Rows));
        Assert.Equal(expected.Threshold, detector.Threshold);
    }

    [Fact]
    public void It_is_a_step_of_a_pipeline()
    {
        var rows = Labelled([.. Rows, .. Strange[..4]], Rows.Length);
        var pipeline = _ml.Transforms.CopyColumns("Sensors", "Features").Append(_ml.AnomalyDetection.Trainers.Autoencoder(Quick("Sensors")));
        using var model = pipeline.Fit(rows);
        using var engine = _ml.Model.CreatePredictionEngine<SmallRow, DetectedRow>(model, new PredictionEngineOptions { OwnsTransformer = false });
        Assert.True(engine.Predict(new SmallRow { Features = [9, -9, 9, -9, 9, -9] }).PredictedLabel);
        Assert.Equal(model.LastTransformer.Scores(Rows[..1])[0], engine.Predict(new SmallRow { Features = Rows[0] }).Score, 1e-3f);
    }

    private static AutoencoderAnomalyTrainer.Options Quick(string features = "Features", double? contamination = null)
    {
        var options = new AutoencoderAnomalyTrainer.Options { FeatureColumnName = features, Contamination = contamination };
        options.Autoencoder.Architecture = ((DenseArchitecture)options.Autoencoder.Architecture) with { CodingSize = 16, HiddenSizes = [16] };
        options.Autoencoder.Training = options.Autoencoder.Training with { Steps = 300, WarmUpSteps = 10 };
        options.Autoencoder.Seed = 3;
        return options;
    }

    private IDataView Labelled(IReadOnlyList<float[]> rows, int strangeFrom)
    {
        var schema = SchemaDefinition.Create(typeof(Sample));
        schema[nameof(Sample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Size);
        return _ml.Data.LoadFromEnumerable(rows.Select((r, i) => new Sample { Features = r, Label = i < strangeFrom ? 0 : 1 }).ToList(), schema);
    }
}
