using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Writes delimited fields: the same bytes on every operating system, and numbers that are read back as they were.</summary>
internal sealed class FieldWriter : IDisposable
{
    private readonly CsvWriter _writer;

    public FieldWriter(TextWriter output, char separator) =>
        _writer = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator.ToString(), NewLine = "\n" }, leaveOpen: true);

    /// <summary>Text for a file: UTF-8 without a mark, as it is also after the lines of another file.</summary>
    public static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);

    public void Write(string field) => _writer.WriteField(field);

    public void Write(float value) => _writer.WriteField(Number.Format(value));

    public void WriteLine(IEnumerable<string> fields)
    {
        foreach (var field in fields)
            Write(field);
        EndLine();
    }

    public void EndLine() => _writer.NextRecord();

    public void Dispose() => _writer.Dispose();
}
