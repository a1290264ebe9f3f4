namespace Microsoft.ML;

/// <summary>Exceptions with ML.NET's types and words.</summary>
internal static class Errors
{
    public static Exception MissingColumn(string parameter, string role, string column)
        => new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{column}'");

    public static Exception SchemaMismatch(string parameter, string role, string column, string expected, string actual)
        => new ArgumentOutOfRangeException(parameter, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static Exception InactiveColumn(string column)
        => new InvalidOperationException($"Column {column} is not active in the cursor");

    public static Exception WrongGetterType(Type asked, Type actual)
        => new InvalidOperationException($"Invalid TValue in GetGetter: '{asked}', expected type: '{actual}'.");

    public static Exception NoRow()
        => new InvalidOperationException("Values cannot be fetched at this time: the cursor stands on no row (MoveNext was not called, or has returned false).");

    public static Exception Decode(string message, Exception inner = null)
        => new FormatException("Corrupt model file: " + message, inner);
}
