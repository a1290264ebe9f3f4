namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Rows and the class of each.</summary>
internal sealed record LabelledRows(float[][] Rows, byte[] Labels)
{
    public int Count => Rows.Length;

    public LabelledRows this[Range range] => new(Rows[range], Labels[range]);

    /// <summary>The same classes, for other values of the same rows.</summary>
    public LabelledRows With(float[][] rows) => new(rows, Labels);

    public LabelledRows At(IEnumerable<int> places)
    {
        int[] at = [.. places];
        return new(Array.ConvertAll(at, i => Rows[i]), Array.ConvertAll(at, i => Labels[i]));
    }

    public LabelledRows Shuffled(int seed) => At(RandomOrder(seed));

    /// <summary>As many rows of each class, drawn at random, as make up <paramref name="count"/> together.</summary>
    public LabelledRows Draw(int count, int seed) => At(Drawn(count, seed));

    /// <summary>The places of the rows that <see cref="Draw"/> takes.</summary>
    public IEnumerable<int> Drawn(int count, int seed)
    {
        int each = count / Labels.Distinct().Count();
        return RandomOrder(seed).GroupBy(i => Labels[i]).SelectMany(g => g.Take(each));
    }

    private int[] RandomOrder(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new Random(seed).Shuffle(order);
        return order;
    }
}
