using System;
using System.Linq;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor T => Dimensions < 2 ? alias() : permute([.. Enumerable.Range(0, (int)Dimensions).Reverse().Select(d => (long)d)]);
        public Tensor t() => New(shim_t(Handle), this);

        public Tensor view(params long[] shape)
        {
            fixed (long* p = shape) return New(shim_view(Handle, p, shape.Length), this);
        }

        public Tensor reshape(params long[] shape)
        {
            fixed (long* p = shape) return New(shim_reshape(Handle, p, shape.Length), this);
        }

        public Tensor permute(params long[] permutation)
        {
            fixed (long* p = permutation) return New(shim_permute(Handle, p, permutation.Length), this);
        }

        public Tensor repeat(params long[] sizes)
        {
            fixed (long* p = sizes) return New(shim_repeat(Handle, p, sizes.Length), this);
        }

        public Tensor flip(params long[] dims)
        {
            fixed (long* p = dims) return New(shim_flip(Handle, p, dims.Length), this);
        }

        public Tensor expand(params long[] sizes) => expand((ReadOnlySpan<long>)sizes);
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand((ReadOnlySpan<long>)sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false)
        {
            fixed (long* p = sizes) return New(shim_expand(Handle, p, sizes.Length, isImplicit), this);
        }

        public Tensor unsqueeze(long dim) => New(shim_unsqueeze(Handle, dim), this);
        public Tensor squeeze(long? dim = null) => New(dim is { } one ? shim_squeeze_dim(Handle, one) : shim_squeeze(Handle), this);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => New(shim_flatten(Handle, start_dim, end_dim), this);
        public Tensor narrow(long dim, long start, long length) => New(shim_narrow(Handle, dim, start, length), this);
        public Tensor slice(long dim, long start, long finish, long step) => New(shim_slice(Handle, dim, start, finish, step), this);
        public Tensor select(long dim, long index) => New(shim_select(Handle, dim, index), this);

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            var length = size((int)dim);
            return split(Math.Max((length + chunks - 1) / chunks, 1), (int)dim);
        }

        public Tensor[] split(long size, int dim = 0)
        {
            var length = this.size(dim);
            var count = Math.Max((length + size - 1) / size, 1);
            return split([.. Enumerable.Range(0, (int)count).Select(i => Math.Min(size, length - i * size))], (long)dim);
        }

        public Tensor[] split(params long[] sizes) => split((ReadOnlySpan<long>)sizes);
        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            var parts = new nint[sizes.Length];
            fixed (long* s = sizes)
            fixed (nint* p = parts) Check(shim_split_sizes(Handle, s, sizes.Length, dim, p), this);
            return [.. parts.Select(part => new Tensor(part))];
        }

        public Tensor[] unbind(long dimension = 0) =>
            [.. Enumerable.Range(0, (int)size((int)dimension)).Select(i => select(dimension, i))];
    }
}
