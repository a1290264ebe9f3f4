namespace MLNet.Autoencoders.Examination;

/// <summary>A uniform random sample of items whose number is not known before (J. Vitter, "Random Sampling with a Reservoir", 1985, algorithm R).</summary>
internal sealed class Reservoir<T>(int size, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<T> _items = [];
    private long _seen;

    public IReadOnlyList<T> Items => _items;

    public void Add(T item)
    {
        _seen++;
        if (_items.Count < size)
        {
            _items.Add(item);
            return;
        }
        long place = _random.NextInt64(_seen);
        if (place < size)
            _items[(int)place] = item;
    }
}
