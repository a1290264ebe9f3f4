using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>The last estimator of a pipeline: notes what the ones before it promised, and adds nothing.</summary>
internal sealed class ScoringSchemaSpy : IEstimator<ITransformer>
{
    public List<SchemaShape.Column> Promised { get; private set; } = [];

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Promised = [.. inputSchema];
        return inputSchema;
    }

    public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();
}
