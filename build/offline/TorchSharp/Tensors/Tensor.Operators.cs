using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        public static Tensor operator +(Tensor left, Scalar right) => left.Add(right);
        public static Tensor operator +(Scalar left, Tensor right) => right.Add(left);
        public static Tensor operator +(Tensor left, double right) => left.Add(right);
        public static Tensor operator +(double left, Tensor right) => right.Add(left);
        public static Tensor operator +(Tensor left, float right) => left.Add((double)right);
        public static Tensor operator +(float left, Tensor right) => right.Add((double)left);
        public static Tensor operator +(Tensor left, int right) => left.Add((long)right);
        public static Tensor operator +(int left, Tensor right) => right.Add((long)left);
        public static Tensor operator +(Tensor left, long right) => left.Add(right);
        public static Tensor operator +(long left, Tensor right) => right.Add(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        public static Tensor operator -(Tensor left, Scalar right) => left.Sub(right);
        public static Tensor operator -(Scalar left, Tensor right) => right.From(left);
        public static Tensor operator -(Tensor left, double right) => left.Sub(right);
        public static Tensor operator -(double left, Tensor right) => right.From(left);
        public static Tensor operator -(Tensor left, float right) => left.Sub((double)right);
        public static Tensor operator -(float left, Tensor right) => right.From((double)left);
        public static Tensor operator -(Tensor left, int right) => left.Sub((long)right);
        public static Tensor operator -(int left, Tensor right) => right.From((long)left);
        public static Tensor operator -(Tensor left, long right) => left.Sub(right);
        public static Tensor operator -(long left, Tensor right) => right.From(left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        public static Tensor operator *(Tensor left, Scalar right) => left.Mul(right);
        public static Tensor operator *(Scalar left, Tensor right) => right.Mul(left);
        public static Tensor operator *(Tensor left, double right) => left.Mul(right);
        public static Tensor operator *(double left, Tensor right) => right.Mul(left);
        public static Tensor operator *(Tensor left, float right) => left.Mul((double)right);
        public static Tensor operator *(float left, Tensor right) => right.Mul((double)left);
        public static Tensor operator *(Tensor left, int right) => left.Mul((long)right);
        public static Tensor operator *(int left, Tensor right) => right.Mul((long)left);
        public static Tensor operator *(Tensor left, long right) => left.Mul(right);
        public static Tensor operator *(long left, Tensor right) => right.Mul(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);
        public static Tensor operator /(Tensor left, Scalar right) => left.Div(right);
        public static Tensor operator /(Scalar left, Tensor right) => right.Under(left);
        public static Tensor operator /(Tensor left, double right) => left.Div(right);
        public static Tensor operator /(double left, Tensor right) => right.Under(left);
        public static Tensor operator /(Tensor left, float right) => left.Div((double)right);
        public static Tensor operator /(float left, Tensor right) => right.Under((double)left);
        public static Tensor operator /(Tensor left, int right) => left.Div((long)right);
        public static Tensor operator /(int left, Tensor right) => right.Under((long)left);
        public static Tensor operator /(Tensor left, long right) => left.Div(right);
        public static Tensor operator /(long left, Tensor right) => right.Under(left);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);
        public static Tensor operator %(Tensor left, Scalar right) => left.Mod(right);
        public static Tensor operator %(Tensor left, double right) => left.Mod(right);
        public static Tensor operator %(Tensor left, float right) => left.Mod((double)right);
        public static Tensor operator %(Tensor left, int right) => left.Mod((long)right);
        public static Tensor operator %(Tensor left, long right) => left.Mod(right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();
        public static Tensor operator ~(Tensor left) => New(shim_bitwise_not(left.Handle), left);
        public static Tensor operator &(Tensor left, Tensor right) => New(shim_bitwise_and(left.Handle, right.Handle), left, right);
        public static Tensor operator |(Tensor left, Tensor right) => New(shim_bitwise_or(left.Handle, right.Handle), left, right);
        public static Tensor operator ^(Tensor left, Tensor right) => New(shim_bitwise_xor(left.Handle, right.Handle), left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static implicit operator Tensor(bool value) => tensor(value);
        public static implicit operator Tensor(int value) => tensor(value);
        public static implicit operator Tensor(long value) => tensor(value);
        public static implicit operator Tensor(float value) => tensor(value);
        public static implicit operator Tensor(double value) => tensor(value);
        public static implicit operator Tensor(Scalar scalar) => New(shim_full_scalar(scalar, (int)scalar.Type));
        public static implicit operator Tensor(bool[] value) => tensor(value);
        public static implicit operator Tensor(int[] value) => tensor(value);
        public static implicit operator Tensor(long[] value) => tensor(value);
        public static implicit operator Tensor(float[] value) => tensor(value);
        public static implicit operator Tensor(double[] value) => tensor(value);

        public static explicit operator bool(Tensor value) => value.ToBoolean();
        public static explicit operator int(Tensor value) => value.ToInt32();
        public static explicit operator long(Tensor value) => value.ToInt64();
        public static explicit operator float(Tensor value) => value.ToSingle();
        public static explicit operator double(Tensor value) => value.ToDouble();
    }
}
