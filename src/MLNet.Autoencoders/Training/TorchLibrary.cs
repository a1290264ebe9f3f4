using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>TorchSharp's native library, which comes with a package of its own that is easily forgotten.</summary>
internal static class TorchLibrary
{
    /// <summary>Tries whether it is there, and works.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static void Require() => Require(() => empty(1, ScalarType.Float32, CPU).Dispose());

    /// <param name="firstCall">What needs the library.</param>
    internal static void Require(Action firstCall)
    {
        try
        {
            firstCall();
        }
        catch (Exception e) when (e is NotSupportedException or TypeLoadException or TypeInitializationException or BadImageFormatException)
        {
            throw new InvalidOperationException(
                "TorchSharp's native library is not there or does not load: run `dotnet add package TorchSharp-cpu` in the project that trains "
                + "(TorchSharp-cuda-windows or TorchSharp-cuda-linux for a GPU), in the version of its package TorchSharp.",
                e);
        }
    }
}
