namespace MLNet.Autoencoders.Compression;

/// <summary>Refuses rows of which no code can be made.</summary>
internal static class FiniteRows
{
    /// <param name="rows">The rows.</param>
    /// <param name="mayMiss">Whether values may be NaN.</param>
    /// <param name="parameter">The name of the parameter that holds the rows.</param>
    public static void Check(IReadOnlyList<float[]> rows, bool mayMiss, string parameter)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            int place = Array.FindIndex(rows[i], v => !float.IsFinite(v) && !(mayMiss && float.IsNaN(v)));
            if (place >= 0)
                throw new ArgumentException(FormattableString.Invariant($"Row {i} has the value {rows[i][place]} at index {place}; expected finite values{(mayMiss ? " or NaN" : "")}."), parameter);
        }
    }
}
