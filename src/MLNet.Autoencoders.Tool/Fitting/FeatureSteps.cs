using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>ML.NET's own transformers that make one column of features from those of a table: numbers as they are, categories one-hot.</summary>
internal sealed class FeatureSteps
{
    private readonly List<ITransformer> _transformers = [];

    /// <exception cref="UserError">A column is of a type that cannot be learned from.</exception>
    public FeatureSteps(MLContext ml, LearningTable table)
    {
        var columns = table.Features.Select(name => table.View.Schema[name]).ToList();
        InputSchema = Schema(columns);
        Rows = table.View;
        var converted = Pairs(columns.Where(c => Item(c) is BooleanDataViewType or NumberDataViewType && Item(c).RawType != typeof(float)));
        var encoded = Pairs(columns.Where(c => c.Type is TextDataViewType));
        if (columns.Find(c => Item(c) is not (NumberDataViewType or BooleanDataViewType) && c.Type is not TextDataViewType) is { Name: not null } other)
            throw new UserError($"Column '{other.Name}' is of type {other.Type}; expected numbers, vectors of numbers or text. Leave it out with --features.");
        if (converted.Length > 0)
            Add(ml.Transforms.Conversion.ConvertType(converted, DataKind.Single));
        if (encoded.Length > 0)
            Add(ml.Transforms.Categorical.OneHotEncoding(encoded, keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        Add(ml.Transforms.Concatenate(ModelColumns.Features, [.. table.Features]));
    }

    /// <summary>The columns that the transformers read.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>The rows with the column of features.</summary>
    public IDataView Rows { get; private set; }

    /// <summary>A model of these steps and more.</summary>
    public TransformerChain<ITransformer> Then(IReadOnlyList<ITransformer> more) => new([.. _transformers, .. more]);

    private void Add(IEstimator<ITransformer> step)
    {
        var transformer = step.Fit(Rows);
        _transformers.Add(transformer);
        Rows = transformer.Transform(Rows);
    }

    private static DataViewType Item(DataViewSchema.Column column) => column.Type is VectorDataViewType { IsKnownSize: true } vector ? vector.ItemType : column.Type;

    private static InputOutputColumnPair[] Pairs(IEnumerable<DataViewSchema.Column> columns) => [.. columns.Select(c => new InputOutputColumnPair(c.Name, c.Name))];

    private static DataViewSchema Schema(IEnumerable<DataViewSchema.Column> columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }
}
