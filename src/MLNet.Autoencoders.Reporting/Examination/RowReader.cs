using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Examination;

/// <summary>Reads rows in batches, in one pass.</summary>
internal static class RowReader
{
    private const int Rows = 1_024;

    private const int Values = 4_000_000;

    /// <param name="view">The data.</param>
    /// <param name="description">The autoencoder, which knows the input column.</param>
    /// <param name="labelColumn">The label column; null for none.</param>
    public static IEnumerable<LabelledRows> Read(IDataView view, AutoencoderDescription description, string? labelColumn)
    {
        var input = InputColumn.Find(view.Schema, description.InputColumnName, description.InputSize);
        DataViewSchema.Column? label = labelColumn is null ? null : LabelText.Find(view.Schema, labelColumn);
        return Batches(view, input, label, Math.Clamp(Values / description.InputSize, 1, Rows));
    }

    private static IEnumerable<LabelledRows> Batches(IDataView view, DataViewSchema.Column input, DataViewSchema.Column? label, int size)
    {
        using var cursor = view.GetRowCursor(label is { } named ? [input, named] : [input]);
        var values = cursor.GetGetter<VBuffer<float>>(input);
        var text = label is { } column ? LabelText.Getter(cursor, column) : () => null;
        var buffer = default(VBuffer<float>);
        List<float[]> rows = [];
        List<string?> labels = [];
        while (cursor.MoveNext())
        {
            values(ref buffer);
            if (buffer.Length != InputColumn.SizeOf(input))
                throw new InvalidOperationException($"Column '{input.Name}', row {cursor.Position}: expected {InputColumn.SizeOf(input)} values, got {buffer.Length}.");
            rows.Add([.. buffer.DenseValues()]);
            labels.Add(text());
            if (rows.Count == size)
            {
                yield return new LabelledRows(rows, labels);
                (rows, labels) = ([], []);
            }
        }
        if (rows.Count > 0)
            yield return new LabelledRows(rows, labels);
    }
}
