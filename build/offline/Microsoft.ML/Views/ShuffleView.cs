namespace Microsoft.ML.Data;

/// <summary>Rows in random order from a pool that is filled again as rows leave it, as in ML.NET: far rows mix only if the pool is large or the source shuffles too.</summary>
internal sealed class ShuffleView(IDataView input, int seed, int poolSize, bool shuffleSource) : IDataView
{
    public bool CanShuffle => true;
    public DataViewSchema Schema => input.Schema;
    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        rand ??= new Random(seed);
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        var source = input.GetRowCursor(ActiveColumns.In(Schema, active), shuffleSource && input.CanShuffle ? new Random(rand.Next()) : null);
        return new ShuffleCursor(source, active, poolSize, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
