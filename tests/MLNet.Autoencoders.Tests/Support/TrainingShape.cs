using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Catches the shape that ML.NET gives the estimators of a chain before it fits them: code outside cannot make one.</summary>
internal sealed class TrainingShape : IEstimator<ITransformer>
{
    private SchemaShape? _seen;

    public static SchemaShape Of(IDataView view)
    {
        var catcher = new TrainingShape();
        new EstimatorChain<ITransformer>().Append(catcher).Fit(view);
        return catcher._seen!;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _seen = inputSchema;

    public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();
}
