using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML;

/// <summary>Checks that throw what ML.NET throws: null, out of range, wrong state.</summary>
internal static class Check
{
    public static T Value<T>(T value, string name) where T : class
        => value ?? throw new ArgumentNullException(name);

    public static string NonEmpty(string value, string name)
        => string.IsNullOrEmpty(value) ? throw new ArgumentNullException(name, "Value cannot be null or empty") : value;

    public static void Param([DoesNotReturnIf(false)] bool condition, string name, string message)
    {
        if (!condition) throw new ArgumentOutOfRangeException(name, message);
    }

    public static void State([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition) throw new InvalidOperationException(message);
    }
}
