using System.Numerics;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>The mean distance to the five nearest rows, of standardised features.</summary>
internal sealed class NearestNeighbors
{
    private const int Neighbors = 5;

    private readonly Standardization _standardization;
    private readonly float[][] _rows;

    /// <param name="rows">The rows among which neighbours are sought.</param>
    public NearestNeighbors(float[][] rows)
    {
        _standardization = new Standardization(rows);
        _rows = _standardization.Apply(rows);
    }

    public float[] Scores(float[][] rows)
    {
        float[][] scaled = _standardization.Apply(rows);
        var scores = new float[rows.Length];
        Parallel.For(0, rows.Length, i => scores[i] = Score(scaled[i]));
        return scores;
    }

    private float Score(float[] row)
    {
        // The nearest so far, nearest first.
        Span<float> nearest = stackalloc float[Neighbors];
        nearest.Fill(float.PositiveInfinity);
        foreach (float[] other in _rows)
        {
            float distance = Distance(row, other);
            if (distance >= nearest[^1])
                continue;
            int place = Neighbors - 1;
            for (; place > 0 && nearest[place - 1] > distance; place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = distance;
        }
        int found = Math.Min(Neighbors, _rows.Length);
        float sum = 0;
        foreach (float distance in nearest[..found])
            sum += distance;
        return sum / found;
    }

    private static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var difference = new Vector<float>(a[i..]) - new Vector<float>(b[i..]);
            sums += difference * difference;
        }
        float sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return MathF.Sqrt(sum);
    }
}
