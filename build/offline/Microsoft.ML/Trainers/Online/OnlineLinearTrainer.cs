using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class OnlineLinearTrainer<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private static readonly TrainerInfo s_info = new(needNormalization: true, wantCaching: true);

    private protected OnlineLinearTrainer(IHost host, OnlineLinearOptions options)
        : base(host,
               new(options.FeatureColumnName, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false),
               new(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false),
               default)
        => Check.Param(options.NumberOfIterations > 0, nameof(options.NumberOfIterations), "must be positive");

    public override TrainerInfo Info => s_info;
}
