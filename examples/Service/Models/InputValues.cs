using Microsoft.ML;
using Microsoft.ML.Data;

namespace Service.Models;

/// <summary>
/// A row's values as the column that a model takes. Prediction engines know the columns of a row from its class, which cannot
/// know how many values a model takes, and what it calls them.
/// </summary>
internal sealed class InputValues
{
    public float[] Values { get; set; } = [];

    /// <summary>The model it was made for, by the name of this column.</summary>
    public bool Mark { get; set; }

    /// <summary>Makes the column, and one with the name <paramref name="mark"/>.</summary>
    public static ITransformer Of(MLContext context, ModelInput input, string mark)
    {
        var columns = SchemaDefinition.Create(typeof(InputValues));
        var (values, marked) = (columns[nameof(Values)], columns[nameof(Mark)]);
        values.ColumnName = input.ColumnName;
        values.ColumnType = new VectorDataViewType(NumberDataViewType.Single, input.Size);
        marked.ColumnName = mark;
        return context.Transforms
            .CustomMapping<FeatureRow, InputValues>((row, made) => made.Values = row.Values, contractName: null, outputSchemaDefinition: columns)
            .Fit(context.Data.LoadFromEnumerable(Array.Empty<FeatureRow>()));
    }
}
