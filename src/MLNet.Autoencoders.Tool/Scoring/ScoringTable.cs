using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tool.Data;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>The rows of a table as a model takes them, and beside them the fields that are passed on.</summary>
/// <param name="View">The rows, which are read once, one after the other.</param>
/// <param name="Count">How many of them are to be scored; null for all.</param>
/// <param name="KeptNames">The columns that are passed on.</param>
/// <param name="Kept">Their fields, of each row that has been read.</param>
internal sealed record ScoringTable(IDataView View, long? Count, IReadOnlyList<string> KeptNames, ConcurrentQueue<string[]> Kept)
{
    private const string Keep = "--keep";

    /// <summary>Not a number before any is known. Rows may be read by another thread.</summary>
    private double _fractionRead = double.NaN;

    /// <summary>The share of the rows that so many are; null if it cannot be known.</summary>
    public double? Fraction(long rows) => (Count ?? View.GetRowCount()) is { } count and > 0 ? (double)rows / count
        : Volatile.Read(ref _fractionRead) is var read && double.IsNaN(read) ? null
        : read;

    /// <summary>The rows of a delimited file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns that the model takes.</param>
    /// <param name="allowMissing">Whether the model takes missing values.</param>
    /// <param name="keep">The columns to pass on: names or patterns.</param>
    /// <param name="part">The part of the table; null for all of it.</param>
    /// <param name="cancellation">Ends the counting of rows.</param>
    /// <exception cref="UserError">The file lacks a column, or the model takes columns that a delimited file cannot have.</exception>
    public static ScoringTable Of(DelimitedFile file, DataViewSchema columns, bool allowMissing, IReadOnlyList<string> keep, TablePart? part, CancellationToken cancellation)
    {
        var fields = Fields(file, columns, allowMissing);
        var keptNames = ColumnPatterns.Choose(file.ColumnNames, keep, Keep, file.Name);
        int[] places = [.. keptNames.Select(c => file.IndexOf(c, $"which {Keep} names"))];
        var rows = part?.Of(CountRows(file, cancellation)) ?? RowRange.All;
        // Not as columns of the view: their sizes would count in how many rows are scored at once.
        var kept = new ConcurrentQueue<string[]>();
        ScoringTable? table = null;
        return table = new(new DelimitedView(file, fields, rows, See), rows.Count, keptNames, kept);

        void See(RecordReader record)
        {
            Volatile.Write(ref table!._fractionRead, record.Fraction ?? double.NaN);
            if (places.Length > 0)
                kept.Enqueue([.. places.Select(p => record[p])]);
        }
    }

    /// <summary>The rows of one of ML.NET's binary files.</summary>
    /// <exception cref="UserError">There is no such file, or columns are to be passed on.</exception>
    public static ScoringTable Of(MLContext ml, string path, IReadOnlyList<string> keep, TablePart? part)
    {
        if (keep.Count > 0)
            throw new UserError($"{Keep} is for delimited files; {path} is a binary one.");
        var view = BinaryTable.Open(ml, path);
        var rows = part?.Of(view.GetRowCount() ?? throw new UserError($"{path} does not say how many rows it has.")) ?? RowRange.All;
        return new(rows.Start > 0 ? ml.Data.SkipRows(view, rows.Start) : view, rows.Count, [], []);
    }

    /// <summary>The fields of a delimited file that a model takes.</summary>
    public static IReadOnlyList<Field> Fields(DelimitedFile file, DataViewSchema columns, bool allowMissing) => [.. columns.Select(c => FieldOf(file, c, allowMissing))];

    private static Field FieldOf(DelimitedFile file, DataViewSchema.Column column, bool allowMissing) => new(
        column.Name,
        file.IndexOf(column.Name, "which the model takes"),
        column.Type is TextDataViewType ? FieldKind.Text
            : column.Type is NumberDataViewType && column.Type.RawType == typeof(float) ? FieldKind.Number
            : throw new UserError($"The model takes column '{column.Name}' of type {column.Type}, which a delimited file cannot have; score one of ML.NET's binary files (.idv)."),
        allowMissing);

    private static long CountRows(DelimitedFile file, CancellationToken cancellation)
    {
        using var reader = file.Open();
        long rows = 0;
        for (; reader.Read(); rows++)
            cancellation.ThrowIfCancellationRequested();
        return rows;
    }
}
