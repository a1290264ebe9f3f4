using Microsoft.ML;

namespace MLNet.Autoencoders.Data;

/// <summary>The source of a fit's rows: a column of a view, and the requirements on its values.</summary>
/// <param name="Data">The view.</param>
/// <param name="Column">The column, a known-size vector of floats.</param>
/// <param name="WithinUnitInterval">Whether values must lie within [0, 1].</param>
/// <param name="Cancellation">Cancels reading.</param>
/// <param name="Missing">What is done with missing values.</param>
internal sealed record RowSource(IDataView Data, DataViewSchema.Column Column, bool WithinUnitInterval, CancellationToken Cancellation, MissingValues Missing = MissingValues.Refuse)
{
    /// <summary>The column of labels, which follow the values of a row; null without supervision.</summary>
    public LabelColumn? Label { get; init; }

    /// <summary>The least fraction of labelled rows in a batch; null for rows as they come.</summary>
    public double? LabelledFraction { get; init; }

    /// <summary>The number of values in a row.</summary>
    public int Size { get; } = InputColumn.SizeOf(Column);

    /// <summary>The number of values that are stored for a row: its own and, with supervision, its label.</summary>
    public int Width => Size + (Label is null ? 0 : 1);

    /// <summary>Starts reading from the first row.</summary>
    public RowReader Open() => new(this);
}
