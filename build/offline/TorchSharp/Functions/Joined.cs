using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)tensors, dim);
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)tensors.ToArray(), dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        fixed (nint* p = HandlesOf(tensors)) return Kept(New(shim_cat(p, tensors.Length, dim)), tensors);
    }

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        ReadOnlySpan<Tensor> all = tensors.ToArray();
        fixed (nint* p = HandlesOf(all)) return Kept(New(shim_stack(p, all.Length, dim)), all);
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    private static Tensor Kept(Tensor result, ReadOnlySpan<Tensor> used)
    {
        foreach (var tensor in used) GC.KeepAlive(tensor);
        return result;
    }
}
