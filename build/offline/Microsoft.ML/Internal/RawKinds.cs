using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Which column type stands for which .NET type.</summary>
internal static class RawKinds
{
    private static readonly Dictionary<DataKind, PrimitiveDataViewType> s_byKind = new()
    {
        [DataKind.SByte] = NumberDataViewType.SByte,
        [DataKind.Byte] = NumberDataViewType.Byte,
        [DataKind.Int16] = NumberDataViewType.Int16,
        [DataKind.UInt16] = NumberDataViewType.UInt16,
        [DataKind.Int32] = NumberDataViewType.Int32,
        [DataKind.UInt32] = NumberDataViewType.UInt32,
        [DataKind.Int64] = NumberDataViewType.Int64,
        [DataKind.UInt64] = NumberDataViewType.UInt64,
        [DataKind.Single] = NumberDataViewType.Single,
        [DataKind.Double] = NumberDataViewType.Double,
        [DataKind.String] = TextDataViewType.Instance,
        [DataKind.Boolean] = BooleanDataViewType.Instance,
        [DataKind.TimeSpan] = TimeSpanDataViewType.Instance,
        [DataKind.DateTime] = DateTimeDataViewType.Instance,
        [DataKind.DateTimeOffset] = DateTimeOffsetDataViewType.Instance,
    };

    public static PrimitiveDataViewType TypeOf(DataKind kind)
        => s_byKind.TryGetValue(kind, out var type) ? type : throw new ArgumentOutOfRangeException(nameof(kind), $"Unknown data kind {kind}");

    /// <summary>The column type of a .NET type, null if it has none.</summary>
    public static PrimitiveDataViewType TypeOrNull(Type raw)
        => raw == typeof(string) ? TextDataViewType.Instance
         : raw == typeof(DataViewRowId) ? RowIdDataViewType.Instance
         : s_byKind.Values.FirstOrDefault(t => t.RawType == raw);

    public static DataKind? KindOrNull(PrimitiveDataViewType type)
        => s_byKind.Where(p => p.Value.RawType == type.RawType).Select(p => (DataKind?)p.Key).FirstOrDefault();

    public static ulong MaxKeyCount(Type type)
        => type == typeof(byte) ? byte.MaxValue : type == typeof(ushort) ? ushort.MaxValue
         : type == typeof(uint) ? uint.MaxValue : ulong.MaxValue;
}
