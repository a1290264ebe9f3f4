using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        public static unsafe (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L')
        {
            nint values, vectors;
            return New(shim_linalg_eigh(input.Handle, (byte)UPLO, &values, &vectors), values, vectors, input);
        }
    }
}
