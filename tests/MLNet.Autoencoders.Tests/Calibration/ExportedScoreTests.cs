using System.Text.Json.Nodes;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;
using static MLNet.Autoencoders.Tests.Support.ConvertedModel;

namespace MLNet.Autoencoders.Tests.Calibration;

/// <summary>Scores in the files that other programs read, and what descriptions say of them.</summary>
public class ExportedScoreTests
{
    private const string Structure = "mlnet.autoencoders";

    [Theory]
    [InlineData(Autoencoders.MissingValues.Refuse, false)]
    [InlineData(Autoencoders.MissingValues.Refuse, true)]
    [InlineData(Autoencoders.MissingValues.Mask, false)]
    [InlineData(Autoencoders.MissingValues.Mask, true)]
    public void Every_operator_set_of_a_pipeline_gives_the_same_scores(Autoencoders.MissingValues missing, bool withBank)
    {
        float[][] rows = [.. SmallModel.Rows.Select((r, i) => r.Select((x, j) => missing == Autoencoders.MissingValues.Mask && i % 6 == j ? float.NaN : x).ToArray())];
        var options = ScoredFit.Options(new MahalanobisScore(), withBank ? new MemoryBank { Rows = 20 } : null);
        options.MissingValues = missing;
        using var model = Fitted.To(rows, options);
        byte[] whole = Fitted.Onnx(model);
        foreach (int version in Enumerable.Range(11, 11))
        {
            using var stream = new MemoryStream();
            byte[] behind = new ConvertedModel().OperatorSet(version).Passing("Score", Float, 1).Passing("Parts", Float, 1, 6).ToArray();
            model.ExportOnnxPipeline(stream, null, new MemoryStream(behind));
            foreach (var tensor in new[] { "Score", "Parts" })
                Assert.Equal(OnnxFile.Run(whole, rows, tensor), OnnxFile.Run(stream.ToArray(), rows, tensor + ".output"));
        }
    }

    [Fact]
    public void The_score_can_be_the_estimators_own_column()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        var options = ScoredFit.Options(new MahalanobisScore());
        using var expected = Fitted.To(SmallModel.Rows, options);
        (options.AnomalyScoreColumnName, options.FeatureContributionsColumnName) = (null, null);
        var view = Sample.View(ml, SmallModel.Rows);
        using var model = new AutoencoderEstimator(ml.Transforms, "Strangeness", "Features", options, AutoencoderOutput.AnomalyScore).Fit(view);
        Assert.Equal([("Strangeness", "Strangeness", 1)], model.Description.OutputColumns.Select(c => (c.Name, c.TensorName, c.Size)));
        ml.Model.Save(model, view.Schema, folder["model.zip"]);
        var plain = ml.Model.Load(folder["model.zip"], out _);
        using var owner = plain as IDisposable;
        SmallModel.AssertClose([.. ScoredFit.Scores(expected, SmallModel.Rows).Select(s => new[] { s })], SmallModel.Column(plain.Transform(view), "Strangeness"));
    }

    [Theory]
    [InlineData("anomalyScoreTensorName", "\"\"")]
    [InlineData("anomalyScoreTensorName", "null")]
    [InlineData("featureContributionsTensorName", "\"\"")]
    [InlineData("featureContributionsTensorName", "null")]
    [InlineData("anomalyThreshold", "1e999")]
    [InlineData("anomalyThreshold", "\"NaN\"")]
    public void A_description_that_cannot_have_been_written_is_damage(string name, string value) =>
        Assert.Throws<FormatException>(() => Read(d => d with { AnomalyScoreTensorName = "s", FeatureContributionsTensorName = "c", AnomalyThreshold = 2 }, d => d[name] = JsonNode.Parse(value)));

    [Fact]
    public void A_threshold_without_a_score_is_damage() =>
        Assert.Throws<FormatException>(() => Read(d => d with { AnomalyThreshold = 2 }, _ => { }));

    [Fact]
    public void What_a_description_says_of_scores_comes_back()
    {
        var read = Read(d => d with { AnomalyScoreTensorName = "s", FeatureContributionsTensorName = "c", AnomalyThreshold = 0.1 / 3 }, _ => { });
        Assert.Equal(("s", "c", 0.1 / 3), (read.AnomalyScoreTensorName, read.FeatureContributionsTensorName, read.AnomalyThreshold));
    }

    [Fact]
    public void Options_of_scores_come_back_from_a_model()
    {
        var options = ScoredFit.Options(new MahalanobisScore { Shrinkage = 0.1 / 3 }, new MemoryBank { Rows = 9, Neighbors = 2 });
        options.TrimmedFraction = 0.1;
        using var model = Fitted.To(SmallModel.Rows, options);
        var read = AutoencoderEstimator.Options.From(model.Description);
        Assert.Equal((options.AnomalyScore, options.MemoryBank, options.TrimmedFraction), (read.AnomalyScore, read.MemoryBank, read.TrimmedFraction));
        Assert.Equal(("Score", "Parts"), (read.AnomalyScoreColumnName, read.FeatureContributionsColumnName));
    }

    private static AutoencoderDescription Read(Func<AutoencoderDescription, AutoencoderDescription> described, Action<JsonObject> change)
    {
        using var model = HandMadeModel.Identity(2).Create();
        var metadata = DescriptionMetadata.Write(described(model.Description));
        var structure = JsonNode.Parse(metadata[Structure])!.AsObject();
        change(structure);
        metadata[Structure] = structure.ToJsonString();
        return DescriptionMetadata.Read(metadata);
    }
}
