using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Data;

/// <summary>The names that a column of vectors gives its slots.</summary>
internal static class SlotNames
{
    /// <returns>A name for each slot, empty for one without; null if the column names none.</returns>
    public static string[]? Of(DataViewSchema.Column column)
    {
        if (!column.HasSlotNames())
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
