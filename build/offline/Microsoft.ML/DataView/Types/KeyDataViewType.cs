namespace Microsoft.ML.Data;

public sealed class KeyDataViewType : PrimitiveDataViewType
{
    public KeyDataViewType(Type type, ulong count) : base(type)
    {
        Check.Param(IsValidDataType(type), nameof(type), $"Type must be byte, ushort, uint, or ulong, not {type}");
        Check.Param(count > 0 && count <= RawKinds.MaxKeyCount(type), nameof(count), $"The cardinality of a {nameof(KeyDataViewType)} must be strictly positive and no larger than its type holds.");
        Count = count;
    }

    public KeyDataViewType(Type type, int count) : this(type, checked((ulong)Math.Max(count, 0))) { }

    public ulong Count { get; }

    public static bool IsValidDataType(Type type)
        => type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    public override bool Equals(DataViewType other)
        => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    public override bool Equals(object obj) => obj is DataViewType other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(RawType, Count);
    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";
}
