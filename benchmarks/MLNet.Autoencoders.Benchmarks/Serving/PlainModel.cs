using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;
using Service.Models;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>The same zip as <c>ml.Model.Load</c> gives it, without any package of ours: every row goes through a prediction engine.</summary>
internal sealed class PlainModel<TPrediction> : ServedModel<TPrediction>
    where TPrediction : class, new()
{
    private readonly IDisposable _model;
    private readonly ObjectPool<PredictionEngine<FeatureRow, TPrediction>> _engines;

    private PlainModel(MLContext context, ModelInput input, ITransformer model) : base(context, input, model)
    {
        _model = (IDisposable)model;
        _engines = new DefaultObjectPool<PredictionEngine<FeatureRow, TPrediction>>(new Engines(context, Pipeline));
    }

    public static ServedModel<TPrediction> Load(MLContext context, string path)
    {
        var model = context.Model.Load(path, out var schema);
        int size = ((VectorDataViewType)schema[nameof(Row.Features)].Type).Size;
        return new PlainModel<TPrediction>(context, new ModelInput(nameof(Row.Features), size, MayBeMissing: false), model);
    }

    /// <summary>The same with the threads that ML.NET's scoring has by default.</summary>
    public static ServedModel<TPrediction> LoadByDefault(MLContext _, string path) => Load(new MLContext(), path);

    public override IReadOnlyList<TPrediction> Score(IReadOnlyList<float[]> rows)
    {
        var engine = _engines.Get();
        try
        {
            return [.. rows.Select(row => engine.Predict(new FeatureRow { Values = row }))];
        }
        finally
        {
            _engines.Return(engine);
        }
    }

    public override void Dispose() => _model.Dispose();

    private sealed class Engines(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<FeatureRow, TPrediction>>
    {
        public override PredictionEngine<FeatureRow, TPrediction> Create() => context.Model.CreatePredictionEngine<FeatureRow, TPrediction>(model);

        public override bool Return(PredictionEngine<FeatureRow, TPrediction> obj) => true;
    }
}
