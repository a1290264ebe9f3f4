using System;

namespace TorchSharp.Interop;

/// <summary>A number on its way to the native side, in two registers.</summary>
internal readonly struct Number
{
    private readonly long bits;
    private readonly long kind;

    private Number(long bits, long kind) => (this.bits, this.kind) = (bits, kind);

    internal static readonly Number None = new(0, -1);
    internal static readonly Number One = 1L;

    internal bool IsFloatingPoint => kind == 1;
    internal bool IsBoolean => kind == 2;

    internal double ToDouble() => IsFloatingPoint ? BitConverter.Int64BitsToDouble(bits) : bits;
    internal long ToInt64() => IsFloatingPoint ? (long)BitConverter.Int64BitsToDouble(bits) : bits;
    internal bool ToBoolean() => IsFloatingPoint ? BitConverter.Int64BitsToDouble(bits) != 0 : bits != 0;

    public static implicit operator Number(long value) => new(value, 0);
    public static implicit operator Number(double value) => new(BitConverter.DoubleToInt64Bits(value), 1);
    public static implicit operator Number(bool value) => new(value ? 1 : 0, 2);
    public static implicit operator Number(Scalar value) => value is null ? None : value.Value;
}
