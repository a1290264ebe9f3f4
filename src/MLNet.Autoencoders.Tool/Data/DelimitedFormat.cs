namespace MLNet.Autoencoders.Tool.Data;

/// <summary>How a delimited file is to be read.</summary>
/// <param name="Separator">What stands between two fields.</param>
/// <param name="HasHeader">Whether the first line has the names of the columns.</param>
/// <param name="Names">The names of the columns of a file without header; null for column1, column2 and so on.</param>
/// <param name="Missing">What stands for a missing value, besides an empty field.</param>
internal sealed record DelimitedFormat(char Separator, bool HasHeader, IReadOnlyList<string>? Names, IReadOnlySet<string> Missing)
{
    /// <summary>What separates fields in a file of this name: tabs in .tsv and .tab, otherwise commas.</summary>
    public static char SeparatorOf(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".TSV" or ".TAB" ? '\t' : ',';
}
