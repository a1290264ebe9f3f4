using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Data;

/// <summary>The column of labels. A label is a float: a class from 1 on, 0 or 1 for a Boolean, a number; NaN if it is missing.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">What its labels are.</param>
/// <param name="Outputs">The number of outputs of a head that learns them.</param>
internal sealed record LabelColumn(DataViewSchema.Column Column, LabelKind Kind, int Outputs)
{
    /// <summary>More have numbers that are not all floats.</summary>
    private const ulong MostClasses = 1 << 24;

    private const string Expected = "key with at least 2 values, Boolean or Single";

    /// <summary>Finds the column, with ML.NET's exception and wording if it is missing or has no head.</summary>
    public static LabelColumn Find(DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
        {
            throw new ArgumentOutOfRangeException(
                nameof(schema), $"Could not find label column '{name}'. The columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
        }
        return column.Type switch
        {
            KeyDataViewType { Count: >= 2 and <= MostClasses } key => new(column, LabelKind.Class, (int)key.Count),
            KeyDataViewType { Count: > MostClasses } => throw Mismatch(nameof(schema), name, "key whose number of values is not known"),
            BooleanDataViewType => new(column, LabelKind.Boolean, 1),
            NumberDataViewType number when number == NumberDataViewType.Single => new(column, LabelKind.Number, 1),
            _ => throw Mismatch(nameof(schema), name, column.Type),
        };
    }

    /// <summary>Checks what a schema that is only promised tells of the column.</summary>
    public static void Require(SchemaShape schema, string name)
    {
        foreach (var column in schema.Where(c => c.Name == name))
        {
            bool has = column.Kind == SchemaShape.Column.VectorKind.Scalar && (column.IsKey || column.ItemType == BooleanDataViewType.Instance || column.ItemType == NumberDataViewType.Single);
            if (!has)
                throw Mismatch(nameof(schema), name, column.Kind == SchemaShape.Column.VectorKind.Scalar ? column.ItemType : (object)$"{column.Kind}<{column.ItemType}>");
            return;
        }
        throw new ArgumentOutOfRangeException(nameof(schema), $"Could not find label column '{name}'. The columns are: {string.Join(", ", schema.Select(c => c.Name))}.");
    }

    /// <summary>Reads the label of the row on which a cursor stands.</summary>
    public Func<float> Reader(DataViewRowCursor cursor) => Kind switch
    {
        LabelKind.Boolean => Get<bool>(cursor, value => value ? 1 : 0),
        LabelKind.Number => Get<float>(cursor, value => value),
        LabelKind.Class when Column.Type.RawType == typeof(byte) => Get<byte>(cursor, value => Class(value)),
        LabelKind.Class when Column.Type.RawType == typeof(ushort) => Get<ushort>(cursor, value => Class(value)),
        LabelKind.Class when Column.Type.RawType == typeof(uint) => Get<uint>(cursor, value => Class(value)),
        LabelKind.Class => Get<ulong>(cursor, Class),
    };

    /// <summary>What is wrong with a label; null if it can be used.</summary>
    public string? Fault(float label) =>
        Kind == LabelKind.Class && label > Outputs ? FormattableString.Invariant($"the label is key {label}, but the column has {Outputs} keys")
        : float.IsInfinity(label) ? FormattableString.Invariant($"the label is {label}; it must be a finite number, or NaN if it is missing")
        : null;

    /// <summary>Checks that there is something to learn from.</summary>
    /// <param name="labels">The labels of the training rows.</param>
    /// <exception cref="InvalidOperationException">There are no labels, or none of a class.</exception>
    public void Require(LabelStatistics labels)
    {
        if (labels.Labelled == 0)
            throw Bad("no training row has a label, so that there is nothing to learn from. Set Supervision to null, or label some rows");
        int[] missing = [.. labels.Counts.Select((count, index) => (count, index)).Where(c => c.count == 0).Select(c => c.index)];
        if (missing.Length == 0)
            return;
        if (Kind == LabelKind.Boolean)
            throw Bad($"every training row's label is {(missing[0] == 0 ? "true" : "false")}, so that there is nothing to tell apart");
        const int Named = 5;
        var names = KeyNames.Of(Column);
        string list = string.Join(", ", missing.Take(Named).Select(index => names is null ? $"key {index + 1}" : $"'{names[index]}' (key {index + 1})"));
        throw Bad($"no training row's label is {list}{(missing.Length > Named ? $" or one of {missing.Length - Named} others" : "")}; each of the {Outputs} classes needs at least one labelled training row");
    }

    private InvalidOperationException Bad(string fault) => new($"Column '{Column.Name}': {fault}.");

    private static ArgumentOutOfRangeException Mismatch(string parameter, string name, object type) =>
        new(parameter, $"Schema mismatch for label column '{name}': expected {Expected}, got {type}.");

    /// <summary>A key of 0 is missing.</summary>
    private static float Class(ulong key) => key == 0 ? float.NaN : key;

    private Func<float> Get<T>(DataViewRowCursor cursor, Func<T, float> convert)
    {
        var getter = cursor.GetGetter<T>(Column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }
}
