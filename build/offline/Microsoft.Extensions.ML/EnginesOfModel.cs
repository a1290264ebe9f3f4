using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

/// <summary>The engines over the loader's model, replaced when the loader says that it has another one.</summary>
internal sealed class EnginesOfModel<TData, TPrediction>
    where TData : class
    where TPrediction : class, new()
{
    private readonly MLContext _context;
    private readonly ModelLoader _loader;
    private volatile ObjectPool<PredictionEngine<TData, TPrediction>> _engines;

    public EnginesOfModel(MLContext context, ModelLoader loader)
    {
        (_context, _loader) = (context, loader);
        Load();
        ChangeToken.OnChange(loader.GetReloadToken, Load);
    }

    public ObjectPool<PredictionEngine<TData, TPrediction>> Engines => _engines;

    public ITransformer Model => _loader.GetModel();

    private void Load() => _engines = new DefaultObjectPool<PredictionEngine<TData, TPrediction>>(
        new PredictionEnginePolicy<TData, TPrediction>(_context, _loader.GetModel()));
}
