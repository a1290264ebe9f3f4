using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using Transformer = RegressionPredictionTransformer<LinearRegressionModelParameters>;

public sealed class OnlineGradientDescentTrainer : AveragedLinearTrainer<Transformer, LinearRegressionModelParameters>
{
    private readonly Options _options;

    internal OnlineGradientDescentTrainer(IHostEnvironment env, Options options)
        : base(env.Register("Stochastic Gradient Descent (Regression)"), options) => _options = options;

    private protected override SchemaShape.Column[] OutputColumns(SchemaShape inputSchema)
        => [new SchemaShape.Column(ScalarScoreMapper.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false)];

    private protected override Transformer Train(IDataView input, LinearRegressionModelParameters start)
    {
        if (_options.Averaged || _options.DecreaseLearningRate)
            throw new NotSupportedException("The substitute of Microsoft.ML neither averages weights nor decreases the learning rate.");
        var feature = input.Schema[FeatureColumn.Name];
        var label = input.Schema[LabelColumn.Name];
        float[] weights = new float[feature.Type.GetValueCount()];
        float bias = 0;
        for (int iteration = 0; iteration < _options.NumberOfIterations; iteration++)
        {
            var rand = _options.Shuffle && input.CanShuffle ? Host.Rand : null;
            using var cursor = input.GetRowCursor([feature, label], rand);
            var readFeatures = cursor.GetGetter<VBuffer<float>>(feature);
            var readLabel = cursor.GetGetter<float>(label);
            VBuffer<float> features = default;
            float wanted = 0;
            while (cursor.MoveNext())
            {
                readFeatures(ref features);
                readLabel(ref wanted);
                // The slope of the squared error.
                float step = -_options.LearningRate * 2 * (bias + SparseMath.Dot(features, weights) - wanted);
                foreach (var (slot, value) in features.Items()) weights[slot] += step * value;
                bias += step;
            }
        }
        return new Transformer(Host, new LinearRegressionModelParameters(weights, bias), feature.Name, feature.Type);
    }

    public sealed class Options : AveragedLinearOptions
    {
        public Options()
        {
            LearningRate = 0.1f;
            DecreaseLearningRate = true;
        }
    }
}
