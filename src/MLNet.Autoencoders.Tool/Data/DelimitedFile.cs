using System.Globalization;
using System.Text;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>A file of delimited fields, or the standard input, whose rows are read as a stream.</summary>
internal sealed class DelimitedFile
{
    private const string StandardInput = "-";

    private readonly DelimitedFormat _format;
    private readonly string _path;
    private Func<RecordReader>? _standardInput;

    /// <param name="path">The path, or - for the standard input, which can be read once.</param>
    /// <param name="format">How it is to be read.</param>
    /// <param name="standardInput">The standard input.</param>
    /// <exception cref="UserError">There is no such file, or no columns in it.</exception>
    public DelimitedFile(string path, DelimitedFormat format, TextReader standardInput)
    {
        _path = path;
        _format = format;
        if (path == StandardInput)
        {
            // It has to be the same reader that reads on behind the header.
            var reader = new RecordReader(standardInput, this, format);
            _standardInput = () => reader;
            ColumnNames = Named(reader);
            return;
        }
        if (!File.Exists(path))
            throw new UserError($"There is no file {path}.");
        using var first = NewReader();
        ColumnNames = Named(first);
    }

    /// <summary>The names of the columns, in the order of the fields.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    public string Name => _path == StandardInput ? "The standard input" : _path;

    public bool IsMissing(string field) => field.Length == 0 || _format.Missing.Contains(field);

    /// <summary>The place of a column among the fields.</summary>
    /// <exception cref="UserError">There is no such column.</exception>
    public int IndexOf(string column, string purpose)
    {
        for (int i = 0; i < ColumnNames.Count; i++)
        {
            if (ColumnNames[i] == column)
                return i;
        }
        throw new UserError($"{Name} has no column '{column}', {purpose}. Its columns are {ColumnPatterns.Listed(ColumnNames)}.");
    }

    /// <summary>Opens the file in front of its first row.</summary>
    public RecordReader Open()
    {
        if (_path == StandardInput)
        {
            var open = _standardInput ?? throw new UserError("The standard input can be read once only; this needs a file.");
            _standardInput = null;
            return open();
        }
        var opened = NewReader();
        if (_format.HasHeader)
            opened.Read();
        return opened;
    }

    public UserError Bad(long line, string fault) => new(string.Create(CultureInfo.InvariantCulture, $"{Name}, line {line}: {fault}"));

    private RecordReader NewReader() => new(new StreamReader(_path, Encoding.UTF8), this, _format);

    /// <summary>The names of the columns. The reader of the standard input then stands in front of the first row.</summary>
    private IReadOnlyList<string> Named(RecordReader reader)
    {
        if (_format.HasHeader)
        {
            if (!reader.Read())
                throw new UserError($"{Name} is empty.");
            return Distinct([.. Enumerable.Range(0, reader.Count).Select(i => reader[i] is { Length: > 0 } name ? name : Numbered(i))]);
        }
        if (_format.Names is { } names)
            return Distinct(names);
        if (!reader.Peek())
            throw new UserError($"{Name} is empty.");
        return [.. Enumerable.Range(0, reader.Count).Select(Numbered)];
    }

    private IReadOnlyList<string> Distinct(IReadOnlyList<string> names)
    {
        var twice = names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? names : throw Bad(1, $"two columns have the name '{twice.Key}'.");
    }

    private static string Numbered(int index) => string.Create(CultureInfo.InvariantCulture, $"column{index + 1}");
}
