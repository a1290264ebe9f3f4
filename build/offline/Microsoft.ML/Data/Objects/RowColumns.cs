using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>The columns of a row class.</summary>
internal sealed class RowColumns<TRow>
{
    private readonly RowColumn<TRow>[] _columns;

    public RowColumns(RowColumn<TRow>[] columns)
    {
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns.Select(c => c.Column));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public Delegate[] MakeGetters(Func<TRow> current, bool[] active)
        => [.. _columns.Select((c, i) => active[i] ? c.MakeGetter(current) : null)];
}

internal static class RowColumns
{
    private delegate Func<Func<TRow>, Delegate> GetterMaker<TRow, TMember>(Func<TRow, TMember> read);

    public static RowColumns<TRow> Of<TRow>(SchemaDefinition definition = null)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        return new([.. definition.Select(ColumnOf<TRow>)]);
    }

    private static RowColumn<TRow> ColumnOf<TRow>(SchemaDefinition.Column column)
    {
        var member = column.Member;
        var memberType = MemberTypes.Of(member);
        var raw = MemberTypes.RawTypeOf(memberType);
        Check.State(column.ColumnType.RawType == raw, $"The column '{column.ColumnName}' is of type {column.ColumnType}, which the member {column.MemberName} of type {memberType} cannot hold.");
        var maker = (Func<Func<TRow>, Delegate>)GenericCall.Invoke((Func<MemberInfo, DataViewType, Func<Func<TRow>, Delegate>>)MakerOf<TRow, int>,
            [typeof(TRow), memberType], member, column.ColumnType);
        return new(new DataViewSchema.DetachedColumn(column.ColumnName, column.ColumnType, column.Annotations), maker);
    }

    private static Func<Func<TRow>, Delegate> MakerOf<TRow, TMember>(MemberInfo member, DataViewType type)
    {
        var row = Expression.Parameter(typeof(TRow));
        var read = Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
        if (read is Func<TRow, string> text)
            return current => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = text(current()).AsMemory());
        if (read is Func<TRow, string[]> texts) return Texts(texts);
        if (typeof(TMember).IsArray)
            return Call<TRow, TMember>(ArrayMaker<TRow, int>, typeof(TMember).GetElementType(), read);
        if (type is VectorDataViewType)
            return Call<TRow, TMember>(VectorMaker<TRow, int>, typeof(TMember).GetGenericArguments()[0], read);
        if (type is KeyDataViewType key)
            return Call<TRow, TMember>(KeyMaker<TRow, uint>, typeof(TMember), read, key.Count);
        return current => (ValueGetter<TMember>)((ref TMember value) => value = read(current()));
    }

    private static Func<Func<TRow>, Delegate> Call<TRow, TMember>(Delegate template, Type item, Func<TRow, TMember> read, params object[] more)
        => (Func<Func<TRow>, Delegate>)GenericCall.Invoke(template, [typeof(TRow), item], [read, .. more]);

    private static Func<Func<TRow>, Delegate> Texts<TRow>(Func<TRow, string[]> read)
        => current => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var texts = read(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++) editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        });

    private static Func<Func<TRow>, Delegate> ArrayMaker<TRow, TItem>(Func<TRow, TItem[]> read)
        => current => (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> value) =>
        {
            var items = read(current()) ?? [];
            VBuffer<TItem>.Copy(items, 0, ref value, items.Length);
        });

    private static Func<Func<TRow>, Delegate> VectorMaker<TRow, TItem>(Func<TRow, VBuffer<TItem>> read)
        => current => (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> value) => read(current()).CopyTo(ref value));

    // A key beyond its count is a missing one.
    private static Func<Func<TRow>, Delegate> KeyMaker<TRow, TKey>(Func<TRow, TKey> read, ulong count)
        => current => (ValueGetter<TKey>)((ref TKey value) =>
        {
            value = read(current());
            if (Convert.ToUInt64(value) > count) value = default;
        });
}
