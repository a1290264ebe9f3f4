using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly (string Output, string Input)[] _columns;
    private readonly int _maxKeys;
    private readonly KeyOrdinality _order;
    private readonly bool _asText;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, (string Output, string Input)[] columns, int maxKeys, KeyOrdinality order, bool asText, IDataView keyData)
    {
        _env = env;
        _columns = columns;
        Check.Param(maxKeys > 0, "maximumNumberOfKeys", "Must be positive");
        _maxKeys = maxKeys;
        _order = order;
        _asText = asText;
        _keyData = keyData;
        Check.Param(keyData is null || keyData.Schema.Count == 1, nameof(keyData), "If specified, this data should contain only a single column.");
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var keys = _columns.Select(pair => _keyData is null
            ? KeyValues.Learn(input, input.Schema[pair.Input], _maxKeys, _order == KeyOrdinality.ByValue, _asText)
            : KeyValues.Learn(_keyData, _keyData.Schema[0], _maxKeys, _order == KeyOrdinality.ByValue, _asText));
        return new ValueToKeyMappingTransformer(_env, _columns, [.. keys]);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(pair => Mapped(inputSchema, pair.Output, pair.Input)));
    }

    private SchemaShape.Column Mapped(SchemaShape schema, string output, string input)
    {
        if (!schema.TryFindColumn(input, out var column)) throw Errors.MissingColumn("inputSchema", "input", input);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw new NotSupportedException($"Column '{input}': the substitute of Microsoft.ML maps scalars to keys only.");
        var values = new SchemaShape.Column(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector, _asText ? TextDataViewType.Instance : column.ItemType, false);
        return new SchemaShape.Column(output, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, new SchemaShape([values]));
    }
}
