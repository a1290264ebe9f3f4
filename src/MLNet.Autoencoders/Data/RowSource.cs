using Microsoft.ML;

namespace MLNet.Autoencoders.Data;

/// <summary>Where a fit's rows come from: a column of a view, and what its values must be.</summary>
/// <param name="Data">The view.</param>
/// <param name="Column">The column, a vector of floats of known size.</param>
/// <param name="WithinUnitInterval">Whether values must lie within [0, 1].</param>
/// <param name="Cancellation">Ends reading.</param>
internal sealed record RowSource(IDataView Data, DataViewSchema.Column Column, bool WithinUnitInterval, CancellationToken Cancellation)
{
    /// <summary>The number of values a row.</summary>
    public int Size { get; } = InputColumn.SizeOf(Column);

    /// <summary>Begins to read the rows from the first.</summary>
    public RowReader Open() => new(this);
}
