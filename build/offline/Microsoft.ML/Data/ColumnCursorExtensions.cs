using System.Reflection;

namespace Microsoft.ML.Data;

public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        Check.Value(data, nameof(data));
        Check.NonEmpty(columnName, nameof(columnName));
        return data.GetColumn<T>(data.Schema.GetColumnOrNull(columnName) ?? throw Errors.MissingColumn(nameof(columnName), "input", columnName));
    }

    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Check.Value(data, nameof(data));
        Check.Param(column.Type.RawType == MemberTypes.RawTypeOf(typeof(T)), nameof(column), $"Cannot read the column '{column.Name}' of type {column.Type} as {typeof(T)}.");
        if (typeof(T) == typeof(string)) return (IEnumerable<T>)Texts(data, column);
        if (typeof(T) == typeof(string[])) return (IEnumerable<T>)TextArrays(data, column);
        if (typeof(T).IsArray)
            return (IEnumerable<T>)typeof(ColumnCursorExtensions).GetMethod(nameof(Arrays), BindingFlags.NonPublic | BindingFlags.Static)
                .MakeGenericMethod(typeof(T).GetElementType()).Invoke(null, [data, column]);
        return Values<T>(data, column);
    }

    private static IEnumerable<T> Values<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var read = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            // A fresh value for each row: the caller may keep them all.
            T value = default;
            read(ref value);
            yield return value;
        }
    }

    private static IEnumerable<T[]> Arrays<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var read = cursor.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        while (cursor.MoveNext())
        {
            read(ref value);
            var array = new T[value.Length];
            value.CopyTo(array);
            yield return array;
        }
    }

    private static IEnumerable<string> Texts(IDataView data, DataViewSchema.Column column)
        => Values<ReadOnlyMemory<char>>(data, column).Select(text => text.ToString());

    private static IEnumerable<string[]> TextArrays(IDataView data, DataViewSchema.Column column)
        => Arrays<ReadOnlyMemory<char>>(data, column).Select(texts => texts.Select(text => text.ToString()).ToArray());
}
