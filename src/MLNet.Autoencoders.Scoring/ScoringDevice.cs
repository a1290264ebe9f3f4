using Microsoft.ML;
using Microsoft.ML.Transforms.Onnx;

namespace MLNet.Autoencoders;

/// <summary>Where and how ONNX Runtime scores, in ML.NET's own terms.</summary>
/// <param name="GpuDeviceId">The CUDA device, or <see langword="null"/> for the CPU.</param>
/// <param name="FallbackToCpu">Whether the CPU is used when the device cannot be.</param>
/// <param name="SessionOptions">What was set with <c>SetOnnxSessionOption</c>; <see langword="null"/> for ONNX Runtime's own defaults.</param>
internal readonly record struct ScoringDevice(int? GpuDeviceId, bool FallbackToCpu, OnnxSessionOptions? SessionOptions = null)
{
    /// <summary>What a context says; the CPU with ONNX Runtime's defaults without one.</summary>
    public static ScoringDevice Of(MLContext? context) =>
        context is null ? default : new(context.GpuDeviceId, context.FallbackToCpu, context.GetOnnxSessionOption());
}
