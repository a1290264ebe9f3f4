using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Service.Models;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>The same zip as <c>ml.Model.Load</c> gives it, without any package of ours: every row goes through a prediction engine.</summary>
internal sealed class PlainCodesModel : ServedModel<CodesPrediction>
{
    private readonly IDisposable _model;
    private readonly ObjectPool<PredictionEngine<FeatureRow, CodesPrediction>> _engines;

    private PlainCodesModel(MLContext context, ModelInput input, ITransformer model) : base(context, input, model)
    {
        _model = (IDisposable)model;
        _engines = new DefaultObjectPool<PredictionEngine<FeatureRow, CodesPrediction>>(new Engines(context, Pipeline));
    }

    public static ServedModel<CodesPrediction> Load(MLContext context, string path) =>
        new PlainCodesModel(context, new ModelInput(nameof(Row.Features), Row.Size, MayBeMissing: false), context.Model.Load(path, out _));

    public override IReadOnlyList<CodesPrediction> Score(IReadOnlyList<float[]> rows)
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

    private sealed class Engines(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<FeatureRow, CodesPrediction>>
    {
        public override PredictionEngine<FeatureRow, CodesPrediction> Create() => context.Model.CreatePredictionEngine<FeatureRow, CodesPrediction>(model);

        public override bool Return(PredictionEngine<FeatureRow, CodesPrediction> obj) => true;
    }
}
