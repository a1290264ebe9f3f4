using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A column of a text file: which fields, read as what.</summary>
internal sealed class TextColumn
{
    private delegate Delegate GetterMaker(Func<TextLine> line, int[] fields, bool isVector, TextLoader.Options options, ulong keyCount);

    private readonly int[] _fields;
    private readonly PrimitiveDataViewType _item;
    private readonly TextLoader.Options _options;

    public TextColumn(TextLoader.Column column, TextLoader.Options options)
    {
        Name = Check.NonEmpty(column.Name, nameof(column));
        Check.Param(column.Source is { Length: > 0 }, nameof(column), $"Column {column.Name} names no fields.");
        if (column.Source.Any(r => r.Max is null || r.AllOther || r.VariableEnd))
            throw new NotSupportedException($"Column {column.Name}: the substitute of Microsoft.ML reads ranges with both ends only.");
        _options = options;
        _fields = [.. column.Source.SelectMany(r => Enumerable.Range(r.Min, r.Max.Value - r.Min + 1))];
        _item = RawKinds.TypeOf(column.DataKind);
        if (column.KeyCount is { } key) _item = new KeyDataViewType(_item.RawType, key.Count ?? RawKinds.MaxKeyCount(_item.RawType));
        bool isVector = _fields.Length > 1 || column.Source.Any(r => r.ForceVector);
        Type = isVector ? new VectorDataViewType(_item, _fields.Length) : _item;
    }

    public string Name { get; }
    public DataViewType Type { get; }

    /// <summary>The column for a class's member, null if it names no field.</summary>
    public static TextLoader.Column SpecificationOf(SchemaDefinition.Column column)
    {
        if (column.Member.GetCustomAttribute<LoadColumnAttribute>() is not { } load) return null;
        var item = (PrimitiveDataViewType)column.ColumnType.GetItemType();
        var kind = RawKinds.KindOrNull(item).Value;
        var sources = load.Sources.Select(s => new TextLoader.Range(s.Min, s.Max) { ForceVector = column.ColumnType is VectorDataViewType }).ToArray();
        return new TextLoader.Column(column.ColumnName, kind, sources, item is KeyDataViewType key ? new KeyCount(key.Count) : null);
    }

    /// <summary>A vector's annotations: its fields' names, if there is a header that names any.</summary>
    public DataViewSchema.Annotations SlotNames(TextLine header)
    {
        if (header is null || Type is not VectorDataViewType) return null;
        ReadOnlyMemory<char>[] names = [.. _fields.Select(field => header[field].Trim())];
        return names.All(name => name.IsEmpty) ? null : Annotate.SlotNames(names);
    }

    public Delegate MakeGetter(Func<TextLine> line)
    {
        ulong keyCount = _item is KeyDataViewType key ? key.Count : 0;
        bool isVector = Type is VectorDataViewType;
        return (Delegate)GenericCall.Invoke((GetterMaker)Getter<int>, _item.RawType, line, _fields, isVector, _options, keyCount);
    }

    private static Delegate Getter<T>(Func<TextLine> line, int[] fields, bool isVector, TextLoader.Options options, ulong keyCount)
    {
        var parse = TextParsers.Get<T>(options, keyCount);
        if (!isVector) return (ValueGetter<T>)((ref T value) => value = parse(line()[fields[0]]));
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var current = line();
            var editor = VBufferEditor.Create(ref value, fields.Length);
            for (int i = 0; i < fields.Length; i++) editor.Values[i] = parse(current[fields[i]]);
            value = editor.Commit();
        });
    }
}
