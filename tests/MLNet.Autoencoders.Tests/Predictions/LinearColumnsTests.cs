using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Predictions;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Predictions;

/// <summary>The linear models of ML.NET that are fitted to made-up rows give what goes in.</summary>
public class LinearColumnsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(150)]
    public void Of_logits_of_classes_come_their_probabilities_and_the_most_probable_class(int classes)
    {
        var random = new Random(classes);
        float[][] logits = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, classes).Select(_ => (10 * random.NextSingle()) - 5).ToArray())];
        string[] names = [.. Enumerable.Range(0, classes).Select(k => $"class {k}")];
        var labels = _ml.Transforms.Conversion.MapValueToKey("Key", "Name").Fit(_ml.Data.LoadFromEnumerable(names.Select(n => new SmallRow { Name = n }).ToList()))
            .Transform(_ml.Data.LoadFromEnumerable(new[] { new SmallRow() }));
        var view = Sample.View(_ml, logits);
        var model = LinearColumns.Key(_ml, "Features", labels.Schema["Key"]);
        foreach (var linear in new[] { model, SavedZip.LoadPlainly(SavedZip.Save(_ml, model, view.Schema)) })
        {
            var scored = linear.Transform(view);
            float[][] softmax = [.. logits.Select(row => row.Select(l => (float)(1 / row.Sum(other => Math.Exp(other - l)))).ToArray())];
            SmallModel.AssertClose(softmax, SmallModel.Column(scored, "Score"), 3e-3f);
            Assert.Equal(logits.Select(row => (uint)Array.IndexOf(row, row.Max()) + 1), scored.GetColumn<uint>("PredictedLabel"));
            var named = _ml.Transforms.Conversion.MapKeyToValue("Word", "PredictedLabel").Fit(scored).Transform(scored);
            Assert.Equal(logits.Select(row => names[Array.IndexOf(row, row.Max())]), named.GetColumn<ReadOnlyMemory<char>>("Word").Select(w => w.ToString()));
        }
    }

    [Fact]
    public void Of_one_logit_come_itself_its_probability_and_whether_that_is_above_one_half()
    {
        float[] logits = [-30, -2, -0.001f, 0.001f, 0.5f, 7];
        var view = Sample.View(_ml, [.. logits.Select(l => new[] { l })]);
        var model = LinearColumns.Boolean(_ml, "Features");
        foreach (var linear in new[] { model, SavedZip.LoadPlainly(SavedZip.Save(_ml, model, view.Schema)) })
        {
            var scored = linear.Transform(view);
            SmallModel.AssertClose(logits, [.. scored.GetColumn<float>("Score")], 3e-3f);
            SmallModel.AssertClose([.. logits.Select(l => (float)(1 / (1 + Math.Exp(-l))))], [.. scored.GetColumn<float>("Probability")], 3e-3f);
            Assert.Equal(logits.Select(l => l > 0), scored.GetColumn<bool>("PredictedLabel"));
        }
    }

    [Fact]
    public void Of_a_number_comes_the_number()
    {
        float[] numbers = [-1e20f, -3, 0, 1e-20f, 0.1f, 12345.678f];
        var scored = LinearColumns.Number(_ml, "Features").Transform(Sample.View(_ml, [.. numbers.Select(n => new[] { n })]));
        SmallModel.AssertClose(numbers, [.. scored.GetColumn<float>("Score")]);
    }
}
