using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => New(shim_matmul(Handle, target.Handle), this, target);
        public Tensor mm(Tensor target) => New(shim_mm(Handle, target.Handle), this, target);
        public Tensor bmm(Tensor batch2) => New(shim_bmm(Handle, batch2.Handle), this, batch2);
        public Tensor mv(Tensor target) => New(shim_mv(Handle, target.Handle), this, target);
        public Tensor dot(Tensor target) => New(shim_dot(Handle, target.Handle), this, target);
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => New(shim_addmm(Handle, mat1.Handle, mat2.Handle, beta, alpha), this, mat1, mat2);
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Self(shim_addmm_(Handle, mat1.Handle, mat2.Handle, beta, alpha), mat1, mat2);
    }
}
