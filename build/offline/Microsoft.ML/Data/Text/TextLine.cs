using System.Text;

namespace Microsoft.ML.Data;

/// <summary>A line of text cut into fields; a field beyond the last one is empty.</summary>
internal sealed class TextLine(TextLoader.Options options)
{
    private readonly List<ReadOnlyMemory<char>> _fields = [];

    public ReadOnlyMemory<char> this[int index] => index < _fields.Count ? _fields[index] : default;

    public void Set(string line)
    {
        _fields.Clear();
        for (int at = 0; at <= line.Length;)
        {
            if (options.AllowQuoting && at < line.Length && line[at] == '"')
            {
                at = AddQuoted(line, at + 1);
                continue;
            }
            int length = line.AsSpan(at).IndexOfAny(options.Separators);
            if (length < 0) length = line.Length - at;
            Add(line.AsMemory(at, length));
            at += length + 1;
        }
    }

    /// <returns>Where the next field begins.</returns>
    private int AddQuoted(string line, int at)
    {
        var text = new StringBuilder();
        for (; at < line.Length; at++)
        {
            // Two quotes are one, or whatever the escape character is.
            if (line[at] == options.EscapeChar && at + 1 < line.Length && line[at + 1] == '"')
            {
                text.Append('"');
                at++;
            }
            else if (line[at] == '"') break;
            else text.Append(line[at]);
        }
        _fields.Add(text.ToString().AsMemory());
        int rest = at + 1 < line.Length ? line.AsSpan(at + 1).IndexOfAny(options.Separators) : -1;
        return rest < 0 ? line.Length + 1 : at + 1 + rest + 1;
    }

    private void Add(ReadOnlyMemory<char> field) => _fields.Add(options.TrimWhitespace ? field.Trim() : field);
}
