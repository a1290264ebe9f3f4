using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Which column type a member has, from its type and its attributes.</summary>
internal static class MemberTypes
{
    public static Type Of(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    public static DataViewType ColumnTypeOf(MemberInfo member)
    {
        var type = Of(member);
        bool isVector = TryGetItem(type, out var itemType);
        var item = RawKinds.TypeOrNull(itemType)
            ?? throw new ArgumentOutOfRangeException(nameof(member), $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            Check.Param(KeyDataViewType.IsValidDataType(item.RawType), nameof(member), $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            item = new KeyDataViewType(item.RawType, key.Count ?? RawKinds.MaxKeyCount(item.RawType));
        }
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Check.Param(vector is null || isVector, nameof(member), $"Member {member.Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        return isVector ? new VectorDataViewType(item, vector?.Dimensions ?? [0]) : item;
    }

    /// <summary>The type of the member's values in a column: T for T, VBuffer of T for an array, text for a string.</summary>
    public static Type RawTypeOf(Type memberType)
    {
        bool isVector = TryGetItem(memberType, out var item);
        if (item == typeof(string)) item = typeof(ReadOnlyMemory<char>);
        return isVector ? typeof(VBuffer<>).MakeGenericType(item) : item;
    }

    private static bool TryGetItem(Type type, out Type item)
    {
        bool isVector = type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>));
        item = !isVector ? type : type.IsArray ? type.GetElementType() : type.GetGenericArguments()[0];
        return isVector;
    }
}
