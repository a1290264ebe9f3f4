using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Reads the records of a delimited file one by one.</summary>
internal sealed class RecordReader : IDisposable
{
    /// <summary>The longest field, in characters. A quote that is never closed would otherwise take in the rest of the file.</summary>
    private const int LongestField = 1 << 20;

    private readonly DelimitedFile _file;
    private readonly TextReader _text;
    private readonly CsvParser _parser;
    private bool _peeked;

    public RecordReader(TextReader text, DelimitedFile file, DelimitedFormat format)
    {
        _file = file;
        _text = text;
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.Separator.ToString(),
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = LongestField,
            BadDataFound = bad => throw _file.Bad(bad.Context.Parser!.RawRow, $"the quotes of '{Shortened(bad.Field)}' do not close as they should."),
        });
    }

    /// <summary>The number of fields of the record.</summary>
    public int Count => _parser.Count;

    /// <summary>The line on which the record ends, counted from 1.</summary>
    public long Line => _parser.RawRow;

    /// <summary>The share of the file that has been read, from 0 to 1; null if its length is not known.</summary>
    public double? Fraction => _text is StreamReader { BaseStream: { CanSeek: true, Length: > 0 } stream } ? stream.Position / (double)stream.Length : null;

    public string this[int field] => _parser[field];

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="UserError">It has another number of fields than the file has columns.</exception>
    public bool Read()
    {
        if (!Peek())
            return false;
        _peeked = false;
        if (_file.ColumnNames is { } names && names.Count != Count)
            throw _file.Bad(Line, string.Create(CultureInfo.InvariantCulture, $"{Count} fields; the file has {names.Count} columns."));
        return true;
    }

    /// <summary>Looks at the next record, which <see cref="Read"/> will move to.</summary>
    public bool Peek()
    {
        try
        {
            return _peeked = _peeked || _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw _file.Bad(_parser.RawRow, $"a field of more than {LongestField} characters; is there a quote that is not closed?");
        }
    }

    public void Dispose() => _parser.Dispose();

    private static string Shortened(string field) => field.Length <= 40 ? field : field[..40] + "…";
}
