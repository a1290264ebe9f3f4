using System;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Which element type holds which .NET type.</summary>
internal static class ElementTypes
{
    internal static ScalarType Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => ScalarType.Float32,
        TypeCode.Double => ScalarType.Float64,
        TypeCode.Int64 => ScalarType.Int64,
        TypeCode.Int32 => ScalarType.Int32,
        TypeCode.Int16 => ScalarType.Int16,
        TypeCode.SByte => ScalarType.Int8,
        TypeCode.Byte => ScalarType.Byte,
        TypeCode.Boolean => ScalarType.Bool,
        _ => throw new ArgumentException($"No element type holds {type.Name}."),
    };
}
