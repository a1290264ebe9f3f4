namespace Microsoft.ML.Data;

public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType) => RawType = Check.Value(rawType, nameof(rawType));

    public Type RawType { get; }
    public abstract bool Equals(DataViewType other);
    public override bool Equals(object obj) => obj is DataViewType other && Equals(other);
    public override int GetHashCode() => RawType.GetHashCode();
}
