using Microsoft.ML;
using Microsoft.ML.Data;

namespace Service.Models;

/// <summary>A loaded model: it scores one row through prediction engines, and many at once.</summary>
public abstract class ServedModel<TPrediction> : IDisposable
    where TPrediction : class, new()
{
    private readonly string _mark = $"Model {Guid.NewGuid():N}";

    /// <param name="context">The context.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="model">What computes the columns of the predictions.</param>
    protected ServedModel(MLContext context, ModelInput input, ITransformer model)
    {
        Input = input;
        Pipeline = new TransformerChain<ITransformer>(InputValues.Of(context, input, _mark), model);
    }

    public ModelInput Input { get; }

    /// <summary>What prediction engines run over rows.</summary>
    public ITransformer Pipeline { get; }

    /// <summary>Whether a prediction engine is over this model.</summary>
    public bool IsBehind(PredictionEngine<FeatureRow, TPrediction> engine) => engine.OutputSchema.GetColumnOrNull(_mark) is not null;

    /// <summary>Scores many rows, each of as many values as the model takes.</summary>
    public abstract IReadOnlyList<TPrediction> Score(IReadOnlyList<float[]> rows);

    public abstract void Dispose();
}
