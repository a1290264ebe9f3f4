using Microsoft.ML;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>The source's rows with the autoencoder's columns added: nothing is computed before a cursor asks.</summary>
internal sealed class BatchedView(IDataView source, OutputSchema schema, ScoringSessions sessions) : IDataView
{
    public DataViewSchema Schema => schema.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToList();
        var outputs = new ActiveOutputs(schema, columns, sessions);
        var passedOn = schema.FromInput(columns);
        if (outputs.Session is null)
            return new PassingCursor(schema, source.GetRowCursor(passedOn, rand));

        // The same seed for both: cursors in step over a shuffling source must meet the same rows.
        int? seed = rand?.Next();
        Random? Shuffle() => seed is { } s ? new Random(s) : null;
        var ahead = source.GetRowCursor([schema.InputColumn], Shuffle());
        DataViewRowCursor? current = null;
        try
        {
            current = passedOn.Count > 0 ? source.GetRowCursor(passedOn, Shuffle()) : null;
            return new BatchedCursor(schema, outputs, ahead, current, source.GetRowCount());
        }
        catch
        {
            ahead.Dispose();
            current?.Dispose();
            throw;
        }
    }

    /// <summary>One cursor, whatever is asked: a batch already occupies all the processors that the session may use.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
