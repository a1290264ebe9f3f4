using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Substitutes;

/// <summary>What Microsoft.ML does, and its substitute has to do too: detectors of anomalies, and their metrics.</summary>
public sealed class AnomalyDetectionTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void RandomizedPca_scores_what_its_directions_leave_of_a_row()
    {
        float[][] rows = [[1, 0], [-1, 0], [2, 0], [-2, 0]];
        var trainer = _ml.AnomalyDetection.Trainers.RandomizedPca(nameof(Sample.Features), rank: 1, oversampling: 0, ensureZeroMean: false, seed: 1);
        var model = trainer.Fit(Sample.View(_ml, rows));
        float[] tangents = [0.3f, 0.5f, 0.7f, 2, 30];
        var test = Sample.View(_ml, [.. tangents.Select(t => new[] { 1, t })]);
        float[] expected = [.. tangents.Select(t => t / MathF.Sqrt(1 + (t * t)))];
        foreach (var detector in new[] { model, SavedZip.LoadPlainly(SavedZip.Save(_ml, model, test.Schema)) })
        {
            var scored = detector.Transform(test);
            SmallModel.AssertClose(expected, [.. scored.GetColumn<float>("Score")], 1e-3f);
            Assert.Equal(expected.Select(s => s > 0.5f), scored.GetColumn<bool>("PredictedLabel"));
        }
    }

    [Fact]
    public void RandomizedPca_tells_rows_off_a_plane()
    {
        var random = new Random(1);
        float[][] Rows(int count, float off) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            float a = (4 * random.NextSingle()) - 2, b = (4 * random.NextSingle()) - 2;
            return new[] { a, b, a + b, a - b + off + (0.01f * random.NextSingle()) };
        })];
        var model = _ml.AnomalyDetection.Trainers.RandomizedPca(rank: 2, seed: 1).Fit(Sample.View(_ml, Rows(300, 0)));
        float usual = Median(model.Transform(Sample.View(_ml, Rows(101, 0)))), strange = Median(model.Transform(Sample.View(_ml, Rows(101, 1))));
        Assert.True(strange > 5 * usual, $"{strange} against {usual}");
        var promised = _ml.AnomalyDetection.Trainers.RandomizedPca(rank: 2).GetOutputSchema(SchemaSpy.Of(Sample.View(_ml, Rows(1, 0))));
        Assert.Equal(["PredictedLabel: Boolean Scalar", "Score: Single Scalar"],
            promised.Where(c => c.Name is "Score" or "PredictedLabel").Select(c => $"{c.Name}: {c.ItemType} {c.Kind}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RandomizedPca_of_more_directions_than_features_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _ml.AnomalyDetection.Trainers.RandomizedPca(rank: 4).Fit(Sample.View(_ml, Sample.Rows(10, 3))));

    [Fact]
    public void Labels_are_numbers_or_one_of_two_keys_and_scores_count_by_their_order()
    {
        (float Label, float Score)[] rows = [(0, 1), (0, 2), (1, 3), (0, 4), (1, 5), (1, 0), (1, float.NaN), (float.NaN, 9)];
        var numbers = _ml.Data.LoadFromEnumerable(rows.Select(r => new Row { Label = r.Label, Score = r.Score, Key = float.IsNaN(r.Label) ? 0 : (uint)r.Label + 1, Flag = r.Label > 0 }).ToList());
        foreach (string label in new[] { "Label", "Key" })
        {
            var metrics = _ml.AnomalyDetection.Evaluate(numbers, label, falsePositiveCount: 1);
            // Of nine pairs of an anomaly and a usual row, five have their scores in order.
            Assert.Equal(5.0 / 9, metrics.AreaUnderRocCurve, 6);
            Assert.Equal(2.0 / 3, metrics.DetectionRateAtFalsePositiveCount, 6);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.AnomalyDetection.Evaluate(numbers, "Flag"));
    }

    [Fact]
    public void Without_anomalies_or_without_usual_rows_there_are_no_metrics()
    {
        foreach (float label in new[] { 0f, 1 })
        {
            var rows = _ml.Data.LoadFromEnumerable(new[] { 1f, 2 }.Select(s => new Row { Label = label, Score = s }).ToList());
            Assert.Throws<ArgumentOutOfRangeException>(() => _ml.AnomalyDetection.Evaluate(rows));
        }
    }

    private static float Median(IDataView scored) => scored.GetColumn<float>("Score").Order().ElementAt(50);

    private sealed class Row
    {
        public float Label { get; set; }

        [KeyType(2)]
        public uint Key { get; set; }

        public bool Flag { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
