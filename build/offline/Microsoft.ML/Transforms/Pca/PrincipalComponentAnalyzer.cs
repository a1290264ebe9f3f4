using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class PrincipalComponentAnalyzer : IEstimator<PrincipalComponentAnalysisTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string _input;
    private readonly int _rank;
    private readonly int _oversampling;
    private readonly bool _center;

    internal PrincipalComponentAnalyzer(IHostEnvironment env, string output, string input, string weight, int rank, int oversampling, bool center, int? seed)
    {
        _host = env.Register(nameof(PrincipalComponentAnalyzer), seed);
        _output = Check.NonEmpty(output, "outputColumnName");
        _input = Check.NonEmpty(input, "inputColumnName");
        Check.Param(rank > 0, nameof(rank), "Rank must be positive");
        Check.Param(oversampling >= 0, "overSampling", "Oversampling must be non-negative");
        if (weight is not null) throw new NotSupportedException("The substitute of Microsoft.ML knows no weights in principal component analysis.");
        _rank = rank;
        _oversampling = oversampling;
        _center = center;
    }

    public PrincipalComponentAnalysisTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var column = input.Schema[_input];
        int size = column.Type.GetValueCount();
        Check.Param(_rank <= size, "rank", $"The rank {_rank} is more than the {size} features of column '{_input}'.");
        var (covariance, mean) = Covariance.Of(input, column, _center);
        var basis = PrincipalDirections.Of(covariance, size, _rank, Math.Min(size, _rank + Math.Max(_oversampling, 10)), _host.Rand);
        return new PrincipalComponentAnalysisTransformer(_host, _output, _input, new PrincipalComponents(basis, mean, size));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", _input);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || column.ItemType != NumberDataViewType.Single)
            throw Errors.SchemaMismatch(nameof(inputSchema), "input", _input, "known-size vector of Single", column.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(_output, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false));
    }
}
