using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>What becomes of a native call's result. The tensors given along are those whose handles the call used:
/// naming them here keeps the garbage collector from freeing them while the call runs.</summary>
internal static class Calls
{
    internal static Tensor New(nint handle, Tensor first = null, Tensor second = null, Tensor third = null)
    {
        Keep(first, second, third);
        if (handle == 0) Throw();
        return new Tensor(handle);
    }

    internal static (Tensor, Tensor) New(bool done, nint first, nint second, Tensor used)
    {
        Check(done, used);
        return (new Tensor(first), new Tensor(second));
    }

    internal static void Check(bool done, Tensor first = null, Tensor second = null, Tensor third = null)
    {
        Keep(first, second, third);
        if (!done) Throw();
    }

    internal static void Throw() =>
        throw new ExternalException(Marshal.PtrToStringUTF8(Native.shim_last_error()));

    internal static nint HandleOf(Tensor tensor) => tensor is null ? 0 : tensor.Handle;

    internal static nint HandleOf(Generator generator) => generator is null ? 0 : generator.Handle;

    internal static nint[] HandlesOf(ReadOnlySpan<Tensor> tensors)
    {
        var handles = new nint[tensors.Length];
        for (int i = 0; i < handles.Length; i++) handles[i] = HandleOf(tensors[i]);
        return handles;
    }

    private static void Keep(Tensor first, Tensor second, Tensor third)
    {
        GC.KeepAlive(first);
        GC.KeepAlive(second);
        GC.KeepAlive(third);
    }
}
