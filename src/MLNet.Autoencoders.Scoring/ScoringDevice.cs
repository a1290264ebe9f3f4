namespace MLNet.Autoencoders;

/// <summary>Where ONNX Runtime scores: the CPU, or a CUDA device, in ML.NET's own terms.</summary>
/// <param name="GpuDeviceId">The CUDA device, or <see langword="null"/> for the CPU.</param>
/// <param name="FallbackToCpu">Whether the CPU is used when the device cannot be.</param>
internal readonly record struct ScoringDevice(int? GpuDeviceId, bool FallbackToCpu)
{
    public static ScoringDevice Cpu => default;
}
