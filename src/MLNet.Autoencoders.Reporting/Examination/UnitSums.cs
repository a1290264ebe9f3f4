namespace MLNet.Autoencoders.Examination;

/// <summary>Sums how active each unit of the code is.</summary>
internal sealed class UnitSums(int units, int shown, int rowsShown)
{
    private readonly RunningMoments[] _values = RunningMoments.Array(units);
    private readonly long[] _active = new long[units];
    private readonly ExtremeRows[] _exciting = [.. Enumerable.Range(0, shown).Select(_ => new ExtremeRows(rowsShown, largest: true))];
    private long _rows;

    public void Add(ExaminedRow row)
    {
        if (row.Code.Any(v => !float.IsFinite(v)))
            return;
        _rows++;
        for (int i = 0; i < row.Code.Length; i++)
        {
            _values[i].Add(row.Code[i]);
            _active[i] += row.Code[i] != 0 ? 1 : 0;
            if (i < _exciting.Length)
                _exciting[i].Add(row.Code[i], row);
        }
    }

    public IReadOnlyList<UnitSummary> Summarize() =>
        [.. _values.Select((v, i) => new UnitSummary(
            i, v.Mean, v.StandardDeviation, _rows == 0 ? 0 : (double)_active[i] / _rows, IsDead: v.StandardDeviation == 0, i < _exciting.Length ? _exciting[i].InOrder() : []))];
}
