using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly DataKind _kind;

    internal TypeConvertingEstimator(IHostEnvironment env, (string Output, string Input)[] columns, DataKind kind)
        : base(env.Register(nameof(TypeConvertingEstimator)), new TypeConvertingTransformer(env, columns, kind))
    {
        _columns = columns;
        _kind = kind;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        var type = RawKinds.TypeOf(_kind);
        return inputSchema.With(_columns.Select(pair =>
        {
            if (!inputSchema.TryFindColumn(pair.Input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", pair.Input);
            if (!ValueConversion.Exists(column.ItemType.RawType, type.RawType))
                throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Column '{pair.Input}' cannot be converted from {column.GetTypeString()} to {type}.");
            return new SchemaShape.Column(pair.Output, column.Kind, type, false);
        }));
    }
}
