namespace Microsoft.ML.Transforms;

/// <summary>Compares values of columns: text by its characters, numbers as they are.</summary>
internal sealed class ValueComparer<T> : IEqualityComparer<T>, IComparer<T>
{
    public static ValueComparer<T> Instance { get; } = new();

    public bool Equals(T x, T y)
        => x is ReadOnlyMemory<char> a && y is ReadOnlyMemory<char> b ? a.Span.SequenceEqual(b.Span) : EqualityComparer<T>.Default.Equals(x, y);

    public int GetHashCode(T value)
        => value is ReadOnlyMemory<char> text ? string.GetHashCode(text.Span) : EqualityComparer<T>.Default.GetHashCode(value);

    public int Compare(T x, T y)
        => x is ReadOnlyMemory<char> a && y is ReadOnlyMemory<char> b ? a.Span.CompareTo(b.Span, StringComparison.Ordinal) : Comparer<T>.Default.Compare(x, y);

    /// <summary>No key stands for a missing value: NaN, empty text.</summary>
    public static bool IsMissing(T value)
        => value is ReadOnlyMemory<char> { IsEmpty: true } || value is float.NaN || value is double.NaN;

    /// <summary>The value in memory of its own: text may be a part of a line that is about to go.</summary>
    public static T Own(T value) => value is ReadOnlyMemory<char> text ? (T)(object)text.ToString().AsMemory() : value;
}
