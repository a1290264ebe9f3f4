using System.Runtime.CompilerServices;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>What nobody disposes is collected: prediction engines, cursors, and transformers with their sessions.</summary>
public sealed class DroppedTests : IDisposable
{
    private const int Width = 512;
    private const long Allowed = 20 << 20;

    private readonly MLContext _ml = new(seed: 1);
    private readonly float[][] _rows = Sample.Rows(1100, Width);
    private readonly IDataView _view;
    private readonly AutoencoderTransformer _fitted;
    private readonly MemoryStream _saved = new();

    public DroppedTests()
    {
        _view = Sample.View(_ml, _rows);
        _fitted = _ml.Transforms.Autoencode("Codes", "Features", SmallModel.Options()).Fit(Sample.View(_ml, _rows[..64]));
        _ml.Model.Save(_fitted, _view.Schema, _saved);
    }

    public void Dispose()
    {
        _fitted.Dispose();
        _saved.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Prediction_engines_are_collected(bool loaded)
    {
        var model = Model(loaded);
        using var owner = model as IDisposable;
        var schema = Microsoft.ML.Data.SchemaDefinition.Create(typeof(Sample));
        schema[nameof(Sample.Features)].ColumnType = _view.Schema["Features"].Type;
        AssertCollected(300, () =>
        {
            var engine = _ml.Model.CreatePredictionEngine<Sample, ScoredRow>(
                model, new PredictionEngineOptions { OwnsTransformer = false, InputSchemaDefinition = schema });
            Assert.Equal(SmallModel.CodingSize, engine.Predict(new Sample { Features = _rows[0] }).Codes.Length);
            return engine;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cursors_are_collected(bool loaded)
    {
        var model = Model(loaded);
        using var owner = model as IDisposable;
        var scored = model.Transform(_view);
        AssertCollected(200, () =>
        {
            var cursor = scored.GetRowCursor(scored.Schema);
            Assert.True(cursor.MoveNext());
            return cursor;
        });
    }

    [Fact]
    public void Transformers_are_collected_and_their_sessions_freed()
    {
        AssertCollected(100, () =>
        {
            var model = (AutoencoderTransformer)Model(loaded: true);
            Assert.Equal(_rows.Length, model.Encode(_rows).Length);
            Assert.Equal(_rows.Length, model.Reconstruct(_rows).Length);
            return model;
        });
    }

    private ITransformer Model(bool loaded)
    {
        if (!loaded)
            return _fitted;
        _saved.Position = 0;
        return _ml.LoadWithBatchedScoring(_saved, out _);
    }

    private static void AssertCollected(int count, Func<object> make)
    {
        Drop(count / 10, make);
        Collect();
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        int threads = ProcessThreads.Count();
        long pinned = GC.GetGCMemoryInfo(GCKind.FullBlocking).PinnedObjectsCount;
        var dropped = Drop(count, make);
        Collect();
        Assert.InRange(dropped.Count(d => d.IsAlive), 0, 2);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - managed, long.MinValue, Allowed);
        long growth = ResidentMemory.Growth(
            () =>
            {
                Drop(count, make);
                Collect();
            },
            4 * Allowed);
        Assert.InRange(growth, long.MinValue, 4 * Allowed);
        Assert.InRange(ProcessThreads.Count() - threads, int.MinValue, Environment.ProcessorCount + 8);
        Assert.InRange(GC.GetGCMemoryInfo(GCKind.FullBlocking).PinnedObjectsCount - pinned, long.MinValue, 10);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Drop(int count, Func<object> make) =>
        [.. Enumerable.Range(0, count).Select(_ => new WeakReference(make()))];

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        GC.Collect();
    }
}
