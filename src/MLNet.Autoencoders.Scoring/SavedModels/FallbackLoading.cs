using Microsoft.ML;

namespace MLNet.Autoencoders.SavedModels;

/// <summary>
/// Loads a model as the context does, also where its CUDA device may be replaced by the CPU and ONNX Runtime has no CUDA at all:
/// ML.NET's own ONNX scoring replaces a device that fails, and not one that the native library does not know.
/// </summary>
internal static class FallbackLoading
{
    private static readonly Lock WithoutDevice = new();

    public static ITransformer Load(MLContext context, Stream stream, out DataViewSchema inputSchema)
    {
        long start = stream.Position;
        try
        {
            return context.Model.Load(stream, out inputSchema);
        }
        catch (Exception e) when (context.FallbackToCpu && IsWithoutCuda(e))
        {
            stream.Position = start;
        }
        // The context itself, for a moment without its device: another would not know the components that were registered with it.
        lock (WithoutDevice)
        {
            int? device = context.GpuDeviceId;
            context.GpuDeviceId = null;
            try
            {
                return context.Model.Load(stream, out inputSchema);
            }
            finally
            {
                context.GpuDeviceId = device;
            }
        }
    }

    private static bool IsWithoutCuda(Exception? e) =>
        e is EntryPointNotFoundException or DllNotFoundException || (e is not null && IsWithoutCuda(e.InnerException));
}
