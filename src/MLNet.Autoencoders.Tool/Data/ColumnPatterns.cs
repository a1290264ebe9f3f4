using System.IO.Enumeration;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Chooses columns by names in which * stands for any characters and ? for any one.</summary>
internal static class ColumnPatterns
{
    private const int MostListed = 20;

    /// <summary>The columns that any of the patterns names, in the order of the table.</summary>
    /// <exception cref="UserError">A pattern names no column.</exception>
    public static IReadOnlyList<string> Choose(IReadOnlyList<string> columns, IReadOnlyList<string> patterns, string option, string table)
    {
        var chosen = new HashSet<string>();
        foreach (var pattern in patterns)
        {
            var named = columns.Where(c => c == pattern || FileSystemName.MatchesSimpleExpression(pattern, c, ignoreCase: false)).ToList();
            if (named.Count == 0)
                throw new UserError($"{option}: no column of {table} is named '{pattern}'. Its columns are {Listed(columns)}.");
            chosen.UnionWith(named);
        }
        return [.. columns.Where(chosen.Contains)];
    }

    public static string Listed(IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Take(MostListed)) + (columns.Count > MostListed ? $" and {columns.Count - MostListed} more" : "");
}
