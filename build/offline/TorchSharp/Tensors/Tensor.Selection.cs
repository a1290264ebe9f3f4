using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor this[long i1]
        {
            get => At(i1);
            set => Put(value, i1);
        }

        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => Put(value, i1, i2);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => Put(value, i1, i2, i3);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => Put(value, i1, i2, i3, i4);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor index(params Tensor[] indices)
        {
            fixed (nint* p = HandlesOf(indices))
            {
                var result = New(shim_index(Handle, p, indices.Length), this);
                System.GC.KeepAlive(indices);
                return result;
            }
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices)
        {
            fixed (nint* p = HandlesOf(indices)) Check(shim_index_put_(Handle, p, indices.Length, value.Handle), this, value);
            System.GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_select(long dim, Tensor index) => New(shim_index_select(Handle, dim, index.Handle), this, index);
        public Tensor gather(long dim, Tensor index) => New(shim_gather(Handle, dim, index.Handle), this, index);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Self(shim_scatter_(Handle, dim, index.Handle, src.Handle), index, src);

        private Tensor At(params long[] indices)
        {
            var at = select(0, indices[0]);
            for (int i = 1; i < indices.Length; i++)
            {
                using var outer = at;
                at = outer.select(0, indices[i]);
            }
            return at;
        }

        private void Put(Tensor value, params long[] indices)
        {
            using var at = At(indices);
            at.copy_(value);
        }
    }
}
