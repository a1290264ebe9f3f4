using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Here for its schema: it checks a vector of floats and promises one. It does not fit.</summary>
public sealed class ApproximatedKernelMappingEstimator : IEstimator<ApproximatedKernelTransformer>
{
    private readonly string _output;
    private readonly string _input;

    internal ApproximatedKernelMappingEstimator(IHostEnvironment env, string output, string input, int rank)
    {
        Check.Value(env, nameof(env));
        _output = Check.NonEmpty(output, "outputColumnName");
        _input = Check.NonEmpty(input, "inputColumnName");
        Check.Param(rank > 0, nameof(rank), "Must be positive");
    }

    public ApproximatedKernelTransformer Fit(IDataView input)
        => throw new NotSupportedException("The substitute of Microsoft.ML (build/offline) knows the schema of ApproximatedKernelMap only; to fit it, build with -p:Dependencies=nuget.");

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", _input);
        if (column.ItemType != NumberDataViewType.Single || column.Kind != SchemaShape.Column.VectorKind.Vector)
            throw Errors.SchemaMismatch(nameof(inputSchema), "input", _input, "known-size vector of Single", column.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(_output, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false));
    }
}
