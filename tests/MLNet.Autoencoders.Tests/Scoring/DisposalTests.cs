using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>After it was disposed a transformer says so, whichever way it is used.</summary>
public class DisposalTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_disposed_transformer_says_so()
    {
        var view = ScoringModel.View(_ml, ScoringModel.Rows);
        var model = ScoringModel.Fit(_ml);
        var scored = model.Transform(view);
        var codes = model.Encode(ScoringModel.Rows);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Encode(ScoringModel.Rows));
        Assert.Throws<ObjectDisposedException>(() => model.Encode(ScoringModel.Rows[0]));
        Assert.Throws<ObjectDisposedException>(() => model.Decode(codes));
        Assert.Throws<ObjectDisposedException>(() => model.Reconstruct(ScoringModel.Rows));
        Assert.Throws<ObjectDisposedException>(() => model.ReconstructionErrors(ScoringModel.Rows));
        Assert.Throws<ObjectDisposedException>(() => ScoringModel.Column(scored, "Codes"));
        Assert.Throws<ObjectDisposedException>(() => ScoringModel.Column(model.Transform(view), "Codes"));
        Assert.Throws<ObjectDisposedException>(() => ScoringModel.Engine(_ml, model));
    }

    [Fact]
    public void A_cursor_or_an_engine_that_outlives_the_transformer_says_so()
    {
        var model = ScoringModel.Fit(_ml);
        var rows = Sample.Rows(2000, ScoringModel.Size);
        var view = model.Transform(ScoringModel.View(_ml, rows));
        using var engine = ScoringModel.Engine(_ml, model);
        engine.Predict(ScoringModel.Objects(rows)[0]);
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.True(cursor.MoveNext());
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() =>
        {
            while (cursor.MoveNext())
            {
            }
        });
        Assert.Throws<ObjectDisposedException>(() => engine.Predict(ScoringModel.Objects(rows)[1]));
    }

    [Fact]
    public void It_can_be_disposed_twice()
    {
        var model = ScoringModel.Fit(_ml);
        model.Encode(ScoringModel.Rows);
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Encode(ScoringModel.Rows));
    }

    [Fact]
    public void Disposing_the_chain_disposes_it()
    {
        var view = ScoringModel.View(_ml, ScoringModel.Rows);
        var chain = _ml.Transforms.Autoencode("Codes", "Features", ScoringModel.CodesOnly()).Append(_ml.Transforms.CopyColumns("Copy", "Codes")).Fit(view);
        var model = Assert.IsType<AutoencoderTransformer>(chain.First());
        model.Encode(ScoringModel.Rows);
        chain.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Encode(ScoringModel.Rows));
    }

    [Fact]
    public void What_needs_no_session_still_works()
    {
        var model = ScoringModel.Fit(_ml);
        var before = ScoringOnnx.Export(model, AutoencoderPart.Whole);
        model.Dispose();
        Assert.Equal(before, ScoringOnnx.Export(model, AutoencoderPart.Whole));
        Assert.Equal(2, model.History.Epochs.Count);
        var view = ScoringModel.View(_ml, ScoringModel.Rows);
        Assert.Contains(model.GetOutputSchema(view.Schema), c => c.Name == "Codes");
        Assert.Equal(60, model.Transform(view).GetColumn<string>("Name").Count());
    }
}
