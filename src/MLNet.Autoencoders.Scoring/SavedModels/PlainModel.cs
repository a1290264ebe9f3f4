using System.Security;
using Microsoft.ML;

namespace MLNet.Autoencoders.SavedModels;

/// <summary>Loads a model as ML.NET does, which has a different exception for every way in which a zip can be wrong.</summary>
internal static class PlainModel
{
    /// <summary>What an exception has that no system call made.</summary>
    private const int NoSystemError = unchecked((int)0x80131620);

    /// <exception cref="FormatException">ML.NET can make no model of the zip.</exception>
    public static ITransformer Load(MLContext context, Stream zip, string name, out DataViewSchema inputSchema)
    {
        try
        {
            return FallbackLoading.Load(context, zip, out inputSchema);
        }
        catch (Exception e) when (!IsOfTheMachine(e))
        {
            throw new FormatException($"{name} is not an ML.NET model that can be loaded: {e.Message}", e);
        }
    }

    /// <summary>What a whole zip would have met too: no memory, no place for temporary files, a missing library, a stream closed meanwhile.</summary>
    private static bool IsOfTheMachine(Exception e) => e
        is OutOfMemoryException or UnauthorizedAccessException or SecurityException or ObjectDisposedException
        or TypeLoadException or TypeInitializationException or BadImageFormatException
        || (e is IOException { HResult: not NoSystemError } && e is not EndOfStreamException)
        || (e.InnerException is { } inner && IsOfTheMachine(inner));
}
