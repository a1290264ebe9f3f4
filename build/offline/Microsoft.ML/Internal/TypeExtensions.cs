using Microsoft.ML.Data;

namespace Microsoft.ML;

internal static class TypeExtensions
{
    /// <summary>The type of one value: a vector's items, or the type itself.</summary>
    public static DataViewType GetItemType(this DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    /// <summary>How many values a row holds: a vector's size (0 if unknown), 1 for a scalar.</summary>
    public static int GetValueCount(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;
}
