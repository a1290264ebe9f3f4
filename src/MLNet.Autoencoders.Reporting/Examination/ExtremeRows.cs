namespace MLNet.Autoencoders.Examination;

/// <summary>Keeps the rows with the smallest or the largest of a number; of equal ones, those that came first.</summary>
internal sealed class ExtremeRows(int count, bool largest)
{
    private readonly PriorityQueue<ExaminedRow, (double, long)> _rows = new();

    public void Add(double number, ExaminedRow row)
    {
        var priority = (largest ? number : -number, -row.Index);
        if (_rows.Count < count)
            _rows.Enqueue(row, priority);
        else
            _rows.EnqueueDequeue(row, priority);
    }

    /// <summary>The rows, the most extreme first. Nothing is left afterwards.</summary>
    public IReadOnlyList<ExaminedRow> InOrder()
    {
        var rows = new List<ExaminedRow>(_rows.Count);
        while (_rows.TryDequeue(out var row, out _))
            rows.Add(row);
        rows.Reverse();
        return rows;
    }
}
