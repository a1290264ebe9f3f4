using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using Model = CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>;
using Transformer = BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>;

public sealed class LbfgsLogisticRegressionBinaryTrainer
    : LbfgsTrainerBase<LbfgsLogisticRegressionBinaryTrainer.Options, Transformer, Model>
{
    internal LbfgsLogisticRegressionBinaryTrainer(IHostEnvironment env, Options options)
        : base(env.Register("LogisticRegression"), MulticlassColumns.Feature(options), Label(options), default, options)
    {
        if (options.ExampleWeightColumnName is not null) throw new NotSupportedException("The substitute of Microsoft.ML does not know weights here.");
    }

    public sealed class Options : OptionsBase
    {
        public bool ShowTrainingStatistics;

        public Options() { }
    }

    private protected override SchemaShape.Column[] OutputColumns(SchemaShape inputSchema) =>
    [
        new SchemaShape.Column(ScalarScoreMapper.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false),
        new SchemaShape.Column(ScalarScoreMapper.Probability, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false),
        new SchemaShape.Column(ScalarScoreMapper.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false),
    ];

    private protected override Transformer Train(IDataView input, Model start)
    {
        var feature = input.Schema[FeatureColumn.Name];
        var options = LbfgsTrainerOptions;
        var objective = new LogisticObjective(input, feature, input.Schema[LabelColumn.Name], options.L2Regularization);
        var optimizer = new OrthantWiseLbfgs(objective.Evaluate, objective.IsRegularised, options.L1Regularization, options.HistorySize,
            options.OptimizationTolerance, options.MaximumNumberOfIterations);
        double[] parameters = optimizer.Minimise(new double[objective.ParameterCount]);
        float[] values = Array.ConvertAll(parameters, p => (float)p);
        return new Transformer(Host, new CalibratedLinearModel(new LinearBinaryModelParameters(values[..^1], values[^1])), feature.Name, feature.Type);
    }

    private static SchemaShape.Column Label(Options options)
        => new(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);
}
