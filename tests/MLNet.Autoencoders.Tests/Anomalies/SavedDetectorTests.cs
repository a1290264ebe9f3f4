using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Anomalies;

/// <summary>A saved detector gives the same columns wherever it is loaded.</summary>
public sealed class SavedDetectorTests : IDisposable
{
    private static readonly float[][] Rows = Sample.Rows(50, 3);

    private readonly MLContext _ml = new(seed: 1);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Features", 0.9f)]
    [InlineData("Score", -1e-30f)]
    [InlineData("Rows.output", 1.25f)]
    public void Loaded_plainly_or_with_batched_scoring_it_gives_the_same_columns(string featureColumn, float threshold)
    {
        var kind = new HandMadeDetector { FeatureColumnName = featureColumn, Threshold = threshold, ContributionsColumnName = "Why" };
        var view = kind.View(_ml, Rows);
        using var detector = kind.Create();
        var live = detector.Transform(view);
        byte[] zip = SavedZip.Save(_ml, detector, view.Schema);
        Assert.Single(SavedZip.OnnxEntries(zip));
        foreach (var load in new[] { SavedZip.LoadPlainly, SavedZip.LoadBatched })
        {
            var loaded = load(zip);
            using var owner = (IDisposable)loaded;
            var scored = loaded.Transform(view);
            Assert.Equal(SmallModel.Describe(live.Schema), SmallModel.Describe(scored.Schema));
            SmallModel.AssertClose([.. live.GetColumn<float>("Score")], [.. scored.GetColumn<float>("Score")]);
            Assert.Equal(live.GetColumn<bool>("PredictedLabel"), scored.GetColumn<bool>("PredictedLabel"));
            SmallModel.AssertClose(SmallModel.Column(live, "Why"), SmallModel.Column(scored, "Why"));
        }
    }

    [Fact]
    public void Loaded_plainly_it_serves_a_prediction_engine_and_metrics()
    {
        var kind = new HandMadeDetector { Size = SmallModel.Size };
        using var detector = kind.Create();
        var view = kind.View(_ml, [.. Sample.Rows(20, SmallModel.Size), [9, 0, 0, 0, 0, 0], [0, 8, 0, 0, 0, 0]]);
        var loaded = SavedZip.LoadPlainly(SavedZip.Save(_ml, detector, view.Schema));
        Assert.Equal(1, _ml.AnomalyDetection.Evaluate(loaded.Transform(view), falsePositiveCount: 1).AreaUnderRocCurve);
        using var engine = _ml.Model.CreatePredictionEngine<SmallRow, DetectedRow>(loaded);
        var row = engine.Predict(new SmallRow { Features = [4, 1, 1, 1, 1, 1] });
        Assert.Equal((21f, true), (row.Score, row.PredictedLabel));
    }

    [Fact]
    public void The_detector_comes_back_with_its_threshold_and_its_names()
    {
        var kind = new HandMadeDetector { FeatureNames = ["a", "b", ""] };
        var view = kind.View(_ml, Rows);
        using (var made = kind.Create())
        using (var detector = made.WithThreshold(0.7f))
            _ml.SaveAtomically(detector, view.Schema, _folder["model.zip"]);
        using var loaded = new MLContext().LoadAnomalyDetector(_folder["model.zip"]);
        Assert.Equal(0.7f, loaded.Threshold);
        Assert.Equal(["a", "b", ""], AutoencoderDescription.FromFile(_folder["model.zip"]).FeatureNames);
        Assert.Equal(["b", "Features[2]"], loaded.Explain([0, 2, 1], count: 2).Select(f => f.Name));
        float[] scores = [.. Rows.Select(r => r.Sum(v => v * v))];
        SmallModel.AssertClose(scores, loaded.Scores(Rows));
        Assert.Equal(loaded.Transform(view).GetColumn<float>("Score").Select(s => s > 0.7f), loaded.Transform(view).GetColumn<bool>("PredictedLabel"));

        using var again = loaded.WithThreshold(1.5f);
        _ml.Model.Save(again, view.Schema, _folder["again.zip"]);
        using var twice = new MLContext().LoadAnomalyDetector(_folder["again.zip"], "Features");
        Assert.Equal(1.5f, twice.Threshold);
        SmallModel.AssertClose(scores, twice.Scores(Rows));
    }

    [Fact]
    public void In_a_pipeline_it_is_found_and_of_several_one_is_chosen_by_its_features()
    {
        var (first, second) = (new HandMadeDetector { Threshold = 1 }, new HandMadeDetector { Threshold = 2, FeatureColumnName = "Copy" });
        var view = first.View(_ml, Rows);
        var copy = _ml.Transforms.CopyColumns("Copy", "Features").Fit(view);
        using (var model = new TransformerChain<ITransformer>(copy, second.Create()))
            _ml.Model.Save(model, view.Schema, _folder["one.zip"]);
        using (var model = new TransformerChain<ITransformer>(first.Create(), copy, second.Create()))
            _ml.Model.Save(model, view.Schema, _folder["two.zip"]);
        using (var only = _ml.LoadAnomalyDetector(_folder["one.zip"]))
            Assert.Equal(2, only.Threshold);
        using (var chosen = _ml.LoadAnomalyDetector(_folder["two.zip"], "Features"))
            Assert.Equal(1, chosen.Threshold);
        Assert.Contains("Features, Copy", Assert.Throws<ArgumentException>(() => _ml.LoadAnomalyDetector(_folder["two.zip"])).Message, StringComparison.Ordinal);
        Assert.Contains("got Other", Assert.Throws<ArgumentException>(() => _ml.LoadAnomalyDetector(_folder["one.zip"], "Other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_a_detector_says_so()
    {
        using var autoencoder = HandMadeModel.Identity(3).Create();
        _ml.Model.Save(autoencoder, new HandMadeDetector().View(_ml, Rows).Schema, _folder["model.zip"]);
        Assert.Contains("model.zip contains no detector", Assert.Throws<FormatException>(() => _ml.LoadAnomalyDetector(_folder["model.zip"])).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => _ml.LoadAnomalyDetector(_folder["none.zip"]));
    }

    public static TheoryData<string> DamagedDescriptions => ["score", "threshold", "names", "unnamed", "infinite"];

    [Theory]
    [MemberData(nameof(DamagedDescriptions))]
    public void An_impossible_description_is_refused(string damage)
    {
        using var detector = new HandMadeDetector().Create();
        var description = detector.Autoencoder.Description;
        var damaged = damage switch
        {
            "score" => description with { AnomalyScoreTensorName = "" },
            "threshold" => description with { FeatureContributionsTensorName = null },
            "names" => description with { FeatureNames = ["a"] },
            "unnamed" => description with { FeatureNames = ["a", null!, "c"] },
            _ => description with { AnomalyThreshold = 1e300 },
        };
        var metadata = DescriptionMetadata.Write(damaged);
        Assert.Contains("damaged", Assert.Throws<FormatException>(() => DescriptionMetadata.Read(metadata)).Message, StringComparison.Ordinal);
    }
}
