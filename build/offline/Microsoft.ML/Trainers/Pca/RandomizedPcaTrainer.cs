using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using Transformer = AnomalyPredictionTransformer<PcaModelParameters>;

public sealed class RandomizedPcaTrainer : TrainerEstimatorBase<Transformer, PcaModelParameters>
{
    private static readonly TrainerInfo s_info = new(needNormalization: true, wantCaching: false);

    private readonly int _rank;
    private readonly int _oversampling;
    private readonly bool _center;
    private readonly int _seed;

    internal RandomizedPcaTrainer(IHostEnvironment env, string feature, string weight, int rank, int oversampling, bool center, int? seed)
        : base(env.Register("pcaAnomaly"), new(feature, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false), default, default)
    {
        Check.Param(rank > 0, nameof(rank), "Rank must be positive");
        Check.Param(oversampling >= 0, nameof(oversampling), "Oversampling must be non-negative");
        if (weight is not null) throw new NotSupportedException("The substitute of Microsoft.ML knows no weights in principal component analysis.");
        _rank = rank;
        _oversampling = oversampling;
        _center = center;
        _seed = seed ?? Host.Rand.Next();
    }

    public override TrainerInfo Info => s_info;

    private protected override SchemaShape.Column[] OutputColumns(SchemaShape inputSchema) =>
    [
        new SchemaShape.Column(ScalarScoreMapper.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false),
        new SchemaShape.Column(ScalarScoreMapper.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false),
    ];

    private protected override Transformer Train(IDataView input, PcaModelParameters start)
    {
        var feature = input.Schema[FeatureColumn.Name];
        int size = feature.Type.GetValueCount();
        Check.State(_rank <= size, $"Rank ({_rank}) cannot be larger than the original dimension ({size})");
        var subspace = new RandomSubspace(input, feature, _center);
        return new Transformer(Host, subspace.Find(_rank, Math.Min(_rank + _oversampling, size), new Random(_seed)), feature.Name, feature.Type);
    }
}
