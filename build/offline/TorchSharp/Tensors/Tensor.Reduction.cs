using System;
using TorchSharp.Interop;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor all() => New(shim_all(Handle), this);
        public Tensor all(long dim, bool keepdim = false) => New(shim_all_dim(Handle, dim, keepdim), this);
        public Tensor any() => New(shim_any(Handle), this);
        public Tensor any(long dim, bool keepdim = false) => New(shim_any_dim(Handle, dim, keepdim), this);
        public Tensor median() => New(shim_median(Handle), this);

        public Tensor sum(ScalarType? type = null) => New(shim_sum(Handle, Code(type)), this);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* p = dim) return New(shim_sum_dims(Handle, p, dim.Length, keepdim, Code(type)), this);
        }

        public Tensor mean() => New(shim_mean(Handle, Code(null)), this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* p = dimensions) return New(shim_mean_dims(Handle, p, dimensions.Length, keepdim, Code(type)), this);
        }

        public Tensor var(bool unbiased = true) => New(shim_var(Handle, unbiased), this);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* p = dimensions) return Cast(New(shim_var_dims(Handle, p, dimensions.Length, unbiased, keepdim), this), type);
        }

        public Tensor std(bool unbiased = true) => New(shim_std(Handle, unbiased), this);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* p = dimensions) return Cast(New(shim_std_dims(Handle, p, dimensions.Length, unbiased, keepdim), this), type);
        }

        public Tensor max() => New(shim_max(Handle), this);
        public Tensor max(Tensor other) => maximum(other);
        public Tensor min() => New(shim_min(Handle), this);
        public Tensor min(Tensor other) => minimum(other);

        public (Tensor, Tensor) max(long dim, bool keepdim = false)
        {
            nint values, indices;
            return New(shim_max_dim(Handle, dim, keepdim, &values, &indices), values, indices, this);
        }

        public (Tensor, Tensor) min(long dim, bool keepdim = false)
        {
            nint values, indices;
            return New(shim_min_dim(Handle, dim, keepdim, &values, &indices), values, indices, this);
        }

        public Tensor amax(params long[] dims) => amax((ReadOnlySpan<long>)dims);
        public Tensor amax(long[] dims, bool keepdim = false, Tensor @out = null) => amax((ReadOnlySpan<long>)dims, keepdim, @out);
        public Tensor amin(params long[] dims) => amin((ReadOnlySpan<long>)dims);
        public Tensor amin(long[] dims, bool keepdim = false, Tensor @out = null) => amin((ReadOnlySpan<long>)dims, keepdim, @out);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null)
        {
            NotGiven(@out);
            fixed (long* p = dims) return New(shim_amax(Handle, p, dims.Length, keepdim), this);
        }

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null)
        {
            NotGiven(@out);
            fixed (long* p = dims) return New(shim_amin(Handle, p, dims.Length, keepdim), this);
        }

        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            nint values, indices;
            return New(shim_sort(Handle, dim, descending, stable, &values, &indices), values, indices, this);
        }

        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            nint values, indices;
            return New(shim_topk(Handle, k, dim, largest, sorted, &values, &indices), values, indices, this);
        }

        public (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false) => kthvalue(this, k, dim, keepdim);

        public static (Tensor, Tensor) kthvalue(Tensor input, long k, long? dim, bool keepdim = false)
        {
            nint values, indices;
            return New(shim_kthvalue(input.Handle, k, dim ?? -1, keepdim, &values, &indices), values, indices, input);
        }

        public Tensor norm(float p = 2) => New(shim_norm(Handle, p), this);
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => New(shim_norm_dim(Handle, dim, keepdim, p), this);

        public Tensor logsumexp(long dim, bool keepdim = false) => New(shim_logsumexp_dim(Handle, dim, keepdim), this);

        private static int Code(ScalarType? type) => type is { } given ? (int)given : -1;

        private static Tensor Cast(Tensor result, ScalarType? type) =>
            type is { } given && given != result.dtype ? result.to(given, disposeAfter: true) : result;

        private static void NotGiven(Tensor @out)
        {
            if (@out is not null) throw new NotSupportedException("The substitute writes no result into a given tensor.");
        }
    }
}
