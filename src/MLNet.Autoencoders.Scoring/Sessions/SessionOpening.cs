using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Transforms.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>Opens sessions as ML.NET's own ONNX scoring does: with the context's session options, on its device.</summary>
internal static class SessionOpening
{
    /// <param name="model">The ONNX file.</param>
    /// <param name="device">Where and how to score.</param>
    /// <param name="ownThreads">
    /// Whether the session makes threads of its own. Without, its work is done by the thread that calls, and whoever has many
    /// rows calls from several.
    /// </param>
    /// <returns>The session, and how many threads may share the work of a batch by calling it at once.</returns>
    public static (InferenceSession Session, int Callers) Open(byte[] model, ScoringDevice device, bool ownThreads)
    {
        var settings = device.SessionOptions ?? new OnnxSessionOptions();
        // The options that a delegate makes are taken as they are, and stay their maker's.
        if (settings.CreateSessionOptions is { } create)
            return (new InferenceSession(model, create()), 1);
        if (device.GpuDeviceId is { } gpu && OnDevice(model, settings, ownThreads, gpu, device.FallbackToCpu) is { } session)
            return (session, 1);
        using var options = Options(settings, ownThreads);
        int callers = ownThreads || !settings.PerSessionThreads ? 1
            : settings.IntraOpNumThreads > 0 ? settings.IntraOpNumThreads
            : Environment.ProcessorCount;
        return (new InferenceSession(model, options), callers);
    }

    /// <summary>A session on a CUDA device; null where the device cannot be had and the CPU may serve.</summary>
    private static InferenceSession? OnDevice(byte[] model, OnnxSessionOptions settings, bool ownThreads, int gpu, bool fallbackToCpu)
    {
        try
        {
            using var options = Options(settings, ownThreads);
            options.AppendExecutionProvider_CUDA(gpu);
            return new InferenceSession(model, options);
        }
        // ONNX Runtime for the CPU has no such entry point; the one for CUDA may find no driver, or no device. A file that is
        // no model fails on the CPU again.
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            return fallbackToCpu ? null : throw new InvalidOperationException(
                $"GpuDeviceId is {gpu}, and ONNX Runtime cannot score there. Add the package Microsoft.ML.OnnxRuntime.Gpu in place of "
                + $"Microsoft.ML.OnnxRuntime, or set FallbackToCpu, or leave GpuDeviceId null. {e.Message}",
                e);
        }
    }

    private static SessionOptions Options(OnnxSessionOptions settings, bool ownThreads)
    {
        var options = new SessionOptions
        {
            EnableMemoryPattern = settings.EnableMemoryPattern,
            ProfileOutputPathPrefix = settings.ProfileOutputPathPrefix,
            EnableProfiling = settings.EnableProfiling,
            OptimizedModelFilePath = settings.OptimizedModelFilePath,
            EnableCpuMemArena = settings.EnableCpuMemArena,
            LogId = settings.LogId,
            LogSeverityLevel = settings.LogSeverityLevel,
            LogVerbosityLevel = settings.LogVerbosityLevel,
            InterOpNumThreads = settings.InterOpNumThreads,
            IntraOpNumThreads = ownThreads ? settings.IntraOpNumThreads : 1,
            GraphOptimizationLevel = settings.GraphOptimizationLevel,
            ExecutionMode = settings.ExecutionMode,
        };
        if (!settings.PerSessionThreads)
            options.DisablePerSessionThreads();
        return options;
    }
}
