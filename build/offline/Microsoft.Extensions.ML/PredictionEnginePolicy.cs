using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

internal sealed class PredictionEnginePolicy<TData, TPrediction>(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<TData, TPrediction>>
    where TData : class
    where TPrediction : class, new()
{
    public override PredictionEngine<TData, TPrediction> Create() => context.Model.CreatePredictionEngine<TData, TPrediction>(model);

    /// <summary>Takes every engine back, also one over a model that was replaced, as the real one does.</summary>
    public override bool Return(PredictionEngine<TData, TPrediction> obj) => true;
}
