using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly EstimatorChain<KeyToVectorMappingTransformer> _chain;

    internal OneHotEncodingEstimator(IHostEnvironment env, (string Output, string Input)[] columns, OutputKind kind, int maxKeys,
        ValueToKeyMappingEstimator.KeyOrdinality order, IDataView keyData)
    {
        if (kind != OutputKind.Indicator) throw new NotSupportedException($"The substitute of Microsoft.ML encodes as indicators only, not as {kind}.");
        _chain = new ValueToKeyMappingEstimator(env, columns, maxKeys, order, asText: true, keyData)
            .Append(new KeyToVectorMappingEstimator(env, [.. columns.Select(c => (c.Output, c.Output))]));
    }

    public enum OutputKind : byte
    {
        Bag = 1,
        Indicator = 2,
        Key = 3,
        Binary = 4,
    }

    public OneHotEncodingTransformer Fit(IDataView input) => new(_chain.Fit(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _chain.GetOutputSchema(inputSchema);
}
