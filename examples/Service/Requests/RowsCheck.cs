using Service.Models;

namespace Service.Requests;

/// <summary>Whether a model takes rows.</summary>
internal static class RowsCheck
{
    /// <exception cref="BadRowsException">A row has another number of values, or lacks one.</exception>
    public static void Check(IReadOnlyList<float[]> rows, ModelInput input)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != input.Size)
                throw new BadRowsException($"Row {row} has {rows[row].Length} values; the model takes {input.Size}.");
            if (!input.MayBeMissing && rows[row].AsSpan().IndexOf(float.NaN) is var value and >= 0)
                throw new BadRowsException($"Value {value} of row {row} is missing; the model was trained without missing values.");
        }
    }
}
