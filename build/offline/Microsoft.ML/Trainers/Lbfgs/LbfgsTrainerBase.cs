using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract partial class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
{
    private static readonly TrainerInfo s_info = new(needNormalization: true, wantCaching: true);

    private protected readonly TOptions LbfgsTrainerOptions;

    private protected LbfgsTrainerBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight, TOptions options)
        : base(host, feature, label, weight)
    {
        LbfgsTrainerOptions = Check.Value(options, nameof(options));
        Check.Param(options.L2Regularization >= 0, nameof(options.L2Regularization), "Must be non-negative");
        Check.Param(options.L1Regularization >= 0, nameof(options.L1Regularization), "Must be non-negative");
        Check.Param(options.OptimizationTolerance > 0, nameof(options.OptimizationTolerance), "Must be positive");
        Check.Param(options.HistorySize > 0, nameof(options.HistorySize), "Must be positive");
        Check.Param(options.MaximumNumberOfIterations > 0, nameof(options.MaximumNumberOfIterations), "Must be positive");
        if (options.EnforceNonNegativity) throw new NotSupportedException("The substitute of Microsoft.ML does not know EnforceNonNegativity.");
    }

    public override TrainerInfo Info => s_info;
}
