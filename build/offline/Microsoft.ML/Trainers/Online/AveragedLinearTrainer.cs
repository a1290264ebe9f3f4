using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class AveragedLinearTrainer<TTransformer, TModel> : OnlineLinearTrainer<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected AveragedLinearTrainer(IHost host, AveragedLinearOptions options) : base(host, options) =>
        Check.Param(options.LearningRate > 0, nameof(options.LearningRate), "must be positive");
}
