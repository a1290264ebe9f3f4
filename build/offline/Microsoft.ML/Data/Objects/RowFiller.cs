using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Puts the values of a row's columns into the members of an object.</summary>
internal sealed class RowFiller<TRow>
    where TRow : class
{
    private readonly Action<TRow>[] _fill;

    public RowFiller(DataViewRow row, bool ignoreMissingColumns, SchemaDefinition definition)
        => _fill = [.. Bind(row.Schema, ignoreMissingColumns, definition).Select(pair => FillOf(row, pair.Column, pair.Member))];

    public void Fill(TRow target)
    {
        foreach (var fill in _fill) fill(target);
    }

    /// <summary>Which column goes into which member; refuses what does not fit.</summary>
    public static List<(DataViewSchema.Column Column, MemberInfo Member)> Bind(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        var bound = new List<(DataViewSchema.Column, MemberInfo)>();
        foreach (var own in definition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(own.ColumnName) is not { } column)
            {
                if (ignoreMissingColumns) continue;
                throw new InvalidOperationException($"Column '{own.ColumnName}' not found in the data view");
            }
            var memberType = MemberTypes.Of(own.Member);
            // A key may be read as the plain number that it is, too.
            Check.State(column.Type.RawType == MemberTypes.RawTypeOf(memberType),
                $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property '{own.MemberName}' of type '{memberType}'.");
            bound.Add((column, own.Member));
        }
        return bound;
    }

    private static Action<TRow> FillOf(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
        => (Action<TRow>)GenericCall.Invoke((Func<DataViewRow, DataViewSchema.Column, MemberInfo, Action<TRow>>)Typed<int>,
            [MemberTypes.Of(member)], row, column, member);

    private static Action<TRow> Typed<TMember>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        var write = Setter<TMember>(member);
        if (write is Action<TRow, string> text) return Text(row.GetGetter<ReadOnlyMemory<char>>(column), text);
        if (write is Action<TRow, string[]> texts) return Texts(row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column), texts);
        if (typeof(TMember).IsArray)
            return (Action<TRow>)GenericCall.Invoke((Func<DataViewRow, DataViewSchema.Column, MemberInfo, Action<TRow>>)Array<int>,
                [typeof(TMember).GetElementType()], row, column, member);
        var read = row.GetGetter<TMember>(column);
        return target =>
        {
            // A fresh value, so that an object handed out earlier does not change.
            TMember value = default;
            read(ref value);
            write(target, value);
        };
    }

    private static Action<TRow> Text(ValueGetter<ReadOnlyMemory<char>> read, Action<TRow, string> write) => target =>
    {
        ReadOnlyMemory<char> value = default;
        read(ref value);
        write(target, value.ToString());
    };

    private static Action<TRow> Texts(ValueGetter<VBuffer<ReadOnlyMemory<char>>> read, Action<TRow, string[]> write) => target =>
    {
        VBuffer<ReadOnlyMemory<char>> value = default;
        read(ref value);
        write(target, [.. value.DenseValues().Select(t => t.ToString())]);
    };

    private static Action<TRow> Array<TItem>(DataViewRow row, DataViewSchema.Column column, MemberInfo member)
    {
        var read = row.GetGetter<VBuffer<TItem>>(column);
        var write = Setter<TItem[]>(member);
        var get = Getter<TItem[]>(member);
        VBuffer<TItem> buffer = default;
        return target =>
        {
            read(ref buffer);
            // An array of the right size is filled again: a row object that is used again keeps its arrays.
            var array = get(target) is { } old && old.Length == buffer.Length ? old : new TItem[buffer.Length];
            buffer.CopyTo(array);
            write(target, array);
        };
    }

    private static Action<TRow, TMember> Setter<TMember>(MemberInfo member)
    {
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }

    private static Func<TRow, TMember> Getter<TMember>(MemberInfo member)
    {
        if (member is PropertyInfo { GetMethod: null }) return _ => default;
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }
}
