using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Values of one type as values of another: numbers, booleans and text.</summary>
internal static class ValueConversion
{
    public static bool Exists(Type source, Type target) => Known(source) && Known(target);

    public static Func<TSource, TTarget> Get<TSource, TTarget>()
    {
        if (typeof(TSource) == typeof(TTarget)) return value => (TTarget)(object)value;
        object convert;
        if (typeof(TTarget) == typeof(ReadOnlyMemory<char>))
            convert = (Func<TSource, ReadOnlyMemory<char>>)(value => Convert.ToString(value, CultureInfo.InvariantCulture).AsMemory());
        else if (typeof(TTarget) == typeof(bool))
            convert = typeof(TSource) == typeof(ReadOnlyMemory<char>)
                ? (Func<ReadOnlyMemory<char>, bool>)(text => bool.TryParse(text.Span, out bool value) && value)
                : (Func<TSource, bool>)(value => Convert.ToBoolean(value, CultureInfo.InvariantCulture));
        else if (typeof(TSource) == typeof(bool))
            convert = GenericCall.Invoke((Func<object>)FromBoolean<int>, typeof(TTarget));
        else if (typeof(TSource) == typeof(ReadOnlyMemory<char>))
            convert = GenericCall.Invoke((Func<object>)FromText<int>, typeof(TTarget));
        else
            convert = GenericCall.Invoke((Func<object>)FromNumber<int, int>, [typeof(TSource), typeof(TTarget)]);
        return (Func<TSource, TTarget>)convert;
    }

    private static object FromBoolean<TTarget>() where TTarget : INumberBase<TTarget>
        => (Func<bool, TTarget>)(value => value ? TTarget.One : TTarget.Zero);

    // What is not a number is a missing value: NaN, or zero where there is no NaN.
    private static object FromText<TTarget>() where TTarget : INumberBase<TTarget>
        => (Func<ReadOnlyMemory<char>, TTarget>)(text => TTarget.TryParse(text.Span.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : TTarget.CreateSaturating(double.NaN));

    private static object FromNumber<TSource, TTarget>() where TSource : INumberBase<TSource> where TTarget : INumberBase<TTarget>
        => (Func<TSource, TTarget>)TTarget.CreateTruncating;

    private static bool Known(Type type)
        => type == typeof(ReadOnlyMemory<char>) || type == typeof(bool)
        || (type.IsPrimitive && type != typeof(char) && type != typeof(nint) && type != typeof(nuint));
}
