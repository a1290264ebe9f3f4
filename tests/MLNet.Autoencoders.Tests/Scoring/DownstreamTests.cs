using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>What ML.NET does with the added columns.</summary>
public sealed class DownstreamTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly AutoencoderTransformer _model;
    private readonly float[][] _codes;

    public DownstreamTests()
    {
        _model = ScoringModel.Fit(_ml);
        _codes = _model.Encode(ScoringModel.Rows);
    }

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_cache_behind_it_scores_once_and_gives_the_same_values_again()
    {
        var source = new ScoringCountingView(ScoringModel.View(_ml, ScoringModel.Rows));
        var cached = _ml.Data.Cache(_model.Transform(source), "Codes", "Name");
        var first = ScoringModel.Column(cached, "Codes");
        int reads = source.Reads("Features");
        ScoringModel.AssertClose(_codes, first);
        Assert.Equal(first, ScoringModel.Column(cached, "Codes"));
        Assert.Equal(60, reads);
        Assert.Equal(reads, source.Reads("Features"));
    }

    [Fact]
    public void Rows_can_be_taken_and_skipped()
    {
        var view = _model.Transform(ScoringModel.View(_ml, ScoringModel.Rows));
        ScoringModel.AssertClose(_codes[..7], ScoringModel.Column(_ml.Data.TakeRows(view, 7), "Codes"));
        ScoringModel.AssertClose(_codes[50..], ScoringModel.Column(_ml.Data.SkipRows(view, 50), "Codes"));
        ScoringModel.AssertClose(_codes[10..15], ScoringModel.Column(_ml.Data.TakeRows(_ml.Data.SkipRows(view, 10), 5), "Codes"));
        Assert.Equal("row 50", _ml.Data.SkipRows(view, 50).GetColumn<string>("Name").First());
    }

    [Fact]
    public void Rows_can_be_filtered_by_another_column_and_keep_their_codes()
    {
        var view = _ml.Data.FilterRowsByColumn(_model.Transform(ScoringModel.View(_ml, ScoringModel.Rows)), "Label", lowerBound: 1, upperBound: 2);
        ScoringModel.AssertClose([.. _codes.Where((_, i) => i % 3 == 1)], ScoringModel.Column(view, "Codes"));
    }

    [Fact]
    public void No_rows_in_give_no_rows_out()
    {
        foreach (var view in new[] { ScoringModel.View(_ml, []), ScoringModel.Stream(_ml, []) })
        {
            var scored = _model.Transform(view);
            Assert.Empty(ScoringModel.Column(scored, "Codes"));
            Assert.Empty(_ml.Data.CreateEnumerable<ScoringResult>(scored, reuseRowObject: false));
        }
    }

    [Fact]
    public void Objects_and_vectors_are_read_with_MLNets_own_means()
    {
        var view = _model.Transform(ScoringModel.View(_ml, ScoringModel.Rows));
        foreach (bool reuse in new[] { false, true })
            ScoringModel.AssertClose(_codes, [.. _ml.Data.CreateEnumerable<ScoringResult>(view, reuse).Select(r => r.Codes.ToArray())]);
        ScoringModel.AssertClose(_codes, [.. view.GetColumn<VBuffer<float>>("Codes").Select(v => v.DenseValues().ToArray())]);
        ScoringModel.AssertClose(_codes, [.. view.GetColumn<float[]>(view.Schema["Codes"])]);
    }

    [Fact]
    public void A_trainer_learns_from_codes_what_it_learns_from_the_same_numbers_without_us()
    {
        var rows = Clusters(150);
        var view = ScoringModel.View(_ml, rows);
        var trainer = _ml.Transforms.Conversion.MapValueToKey("Label").Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Codes"));
        using var through = _ml.Transforms.Autoencode("Codes", "Features", ScoringModel.CodesOnly()).Append(trainer).Fit(view);
        var scored = through.Transform(view);
        Assert.True(_ml.MulticlassClassification.Evaluate(scored).MicroAccuracy > 0.95);

        var encoder = (AutoencoderTransformer)through.First();
        var numbers = _ml.Data.LoadFromEnumerable(encoder.Encode(rows).Select((c, i) => new CodedRow { Codes = c, Label = i % 3 }).ToList());
        var alone = trainer.Fit(numbers).Transform(numbers);
        ScoringModel.AssertClose(ScoringModel.Column(alone, "Score"), ScoringModel.Column(scored, "Score"), tolerance: 1e-3f);
    }

    [Fact]
    public void One_autoencoder_can_feed_another()
    {
        var view = ScoringModel.View(_ml, ScoringModel.Rows);
        var options = ScoringModel.CodesOnly();
        options.Architecture = new DenseArchitecture { CodingSize = 1, HiddenSizes = [] };
        using var second = _ml.Transforms.Autoencode("Again", "Codes", options).Fit(_model.Transform(view));
        ScoringModel.AssertClose(second.Encode(_codes), ScoringModel.Column(second.Transform(_model.Transform(view)), "Again"));
    }

    /// <summary>Three clouds, one for each label of <see cref="ScoringModel.View"/>.</summary>
    private static float[][] Clusters(int count)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, count).Select(i =>
            Enumerable.Range(0, ScoringModel.Size).Select(j => (j % 3 == i % 3 ? 1f : 0f) + (0.1f * random.NextSingle())).ToArray())];
    }

    private sealed class CodedRow
    {
        [VectorType(ScoringModel.CodingSize)]
        public float[] Codes { get; set; } = [];

        public float Label { get; set; }
    }
}
