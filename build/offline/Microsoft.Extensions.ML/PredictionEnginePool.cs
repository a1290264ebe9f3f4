using Microsoft.Extensions.Options;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

public class PredictionEnginePool<TData, TPrediction>
    where TData : class
    where TPrediction : class, new()
{
    private readonly EnginesOfModel<TData, TPrediction> _default;

    public PredictionEnginePool(IServiceProvider serviceProvider, IOptions<MLOptions> mlContextOptions,
        IOptionsFactory<PredictionEnginePoolOptions<TData, TPrediction>> predictionEngineOptions)
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        var options = predictionEngineOptions.Create(string.Empty);
        if (options.ModelLoader is not null) _default = new EnginesOfModel<TData, TPrediction>(mlContextOptions.Value.MLContext, options.ModelLoader);
    }

    public ITransformer GetModel() => _default.Model;

    public PredictionEngine<TData, TPrediction> GetPredictionEngine()
        => (_default ?? throw new ArgumentException("You need to configure a default, not named, model before you use this method.")).Engines.Get();

    public void ReturnPredictionEngine(PredictionEngine<TData, TPrediction> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _default.Engines.Return(engine);
    }
}
