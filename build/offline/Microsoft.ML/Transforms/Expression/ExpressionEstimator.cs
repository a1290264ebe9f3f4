using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ExpressionEstimator : IEstimator<ExpressionTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly string _output;
    private readonly string _expression;
    private readonly string _input;

    internal ExpressionEstimator(IHostEnvironment env, string output, string expression, string[] inputs)
    {
        _env = env;
        _output = Check.NonEmpty(output, "outputColumnName");
        _expression = Check.NonEmpty(expression, nameof(expression));
        Check.Param(Check.Value(inputs, "inputColumnNames").Length > 0, "inputColumnNames", "There must be an input column at least.");
        if (inputs.Length > 1) throw new NotSupportedException("The substitute of Microsoft.ML knows expressions of one column only.");
        _input = inputs[0];
    }

    public ExpressionTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        GetOutputSchema(SchemaShape.Create(input.Schema));
        return new ExpressionTransformer(_env, _output, _expression, _input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", _input);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.ItemType != NumberDataViewType.Single)
            throw new NotSupportedException($"The substitute of Microsoft.ML knows expressions of Single only: column '{_input}' is {column.GetTypeString()}.");
        LambdaParser.Parse(_expression);
        return inputSchema.With(new SchemaShape.Column(_output, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
    }
}
