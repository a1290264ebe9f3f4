using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Examination;

/// <summary>The values of a label column as text.</summary>
internal static class LabelText
{
    private const string Expected = "text, a key, a Boolean or a number";

    public static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
        {
            throw new ArgumentOutOfRangeException(
                nameof(schema), $"Could not find label column '{name}'. The columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
        }
        return column.Type is TextDataViewType or KeyDataViewType or BooleanDataViewType or NumberDataViewType
            ? column
            : throw new ArgumentOutOfRangeException(nameof(schema), $"Schema mismatch for label column '{name}': expected {Expected}, got {column.Type}.");
    }

    /// <summary>What gives the label of the row that the cursor stands on; null if it is missing.</summary>
    public static Func<string?> Getter(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => Of<ReadOnlyMemory<char>>(row, column, text => text.IsEmpty ? null : text.ToString()),
        BooleanDataViewType => Of<bool>(row, column, value => value ? "true" : "false"),
        KeyDataViewType key => Key(row, column, key),
        var type when type.RawType == typeof(float) => Of<float>(row, column, value => float.IsNaN(value) ? null : value.ToString(CultureInfo.InvariantCulture)),
        var type when type.RawType == typeof(double) => Of<double>(row, column, value => double.IsNaN(value) ? null : value.ToString(CultureInfo.InvariantCulture)),
        var type when type.RawType == typeof(sbyte) => Whole<sbyte>(row, column),
        var type when type.RawType == typeof(byte) => Whole<byte>(row, column),
        var type when type.RawType == typeof(short) => Whole<short>(row, column),
        var type when type.RawType == typeof(ushort) => Whole<ushort>(row, column),
        var type when type.RawType == typeof(int) => Whole<int>(row, column),
        var type when type.RawType == typeof(uint) => Whole<uint>(row, column),
        var type when type.RawType == typeof(long) => Whole<long>(row, column),
        _ => Whole<ulong>(row, column),
    };

    private static Func<string?> Key(DataViewRow row, DataViewSchema.Column column, KeyDataViewType type)
    {
        string[] names = Names(column);
        return type.RawType == typeof(byte) ? Of<byte>(row, column, key => Name(key))
            : type.RawType == typeof(ushort) ? Of<ushort>(row, column, key => Name(key))
            : type.RawType == typeof(uint) ? Of<uint>(row, column, key => Name(key))
            : Of<ulong>(row, column, Name);

        // A key of 0 is missing; the first name is that of key 1.
        string? Name(ulong key) => key == 0 ? null : key <= (ulong)names.Length ? names[key - 1] : key.ToString(CultureInfo.InvariantCulture);
    }

    private static string[] Names(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull("KeyValues") is not { Type: VectorDataViewType { ItemType: TextDataViewType } })
            return [];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetKeyValues(ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }

    private static Func<string?> Whole<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IFormattable =>
        Of<T>(row, column, value => value.ToString(null, CultureInfo.InvariantCulture));

    private static Func<string?> Of<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string?> text)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return text(value);
        };
    }
}
