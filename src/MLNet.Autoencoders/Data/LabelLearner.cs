namespace MLNet.Autoencoders.Data;

/// <summary>Learns what labels have in common, label by label, in double precision.</summary>
internal sealed class LabelLearner(LabelColumn column)
{
    private readonly long[] _counts = new long[column.Kind switch { LabelKind.Class => column.Outputs, LabelKind.Boolean => 2, LabelKind.Number => 0 }];
    private long _rows, _labelled, _heldOut, _heldOutLabelled;
    private double _mean, _squares;

    /// <summary>Adds the label of a training row.</summary>
    public void Add(float label)
    {
        _rows++;
        if (float.IsNaN(label))
            return;
        _labelled++;
        if (column.Kind == LabelKind.Number)
        {
            double difference = label - _mean;
            _mean += difference / _labelled;
            _squares += difference * (label - _mean);
            return;
        }
        _counts[column.Kind == LabelKind.Class ? (int)label - 1 : (int)label]++;
    }

    /// <summary>Adds the label of a held-out row.</summary>
    public void AddHeldOut(float label)
    {
        _heldOut++;
        _heldOutLabelled += float.IsNaN(label) ? 0 : 1;
    }

    public LabelStatistics Learned()
    {
        double deviation = Math.Sqrt(_squares / Math.Max(1, _labelled));
        return new(column, _rows, _labelled, _counts, _mean, InputScale.IsWidth(deviation, _mean) ? deviation : 1)
        {
            HeldOutFraction = _heldOut == 0 ? 0 : (double)_heldOutLabelled / _heldOut,
        };
    }
}
