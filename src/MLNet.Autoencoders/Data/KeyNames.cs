using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Data;

/// <summary>The values that a column of keys stands for.</summary>
internal static class KeyNames
{
    private const string KeyValues = "KeyValues";

    /// <returns>The value of each key, from the first on; null if the column names none that can be told.</returns>
    public static string[]? Of(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type is not VectorDataViewType values)
            return null;
        var type = values.ItemType;
        return type == TextDataViewType.Instance ? Read<ReadOnlyMemory<char>>(column)
            : type == NumberDataViewType.Single ? Read<float>(column)
            : type == NumberDataViewType.Int32 ? Read<int>(column)
            : type == NumberDataViewType.Double ? Read<double>(column)
            : null;
    }

    private static string[] Read<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!)];
    }
}
