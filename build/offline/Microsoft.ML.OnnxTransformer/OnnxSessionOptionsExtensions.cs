using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public static class OnnxSessionOptionsExtensions
{
    /// <summary>Null when nothing was set. An environment of somebody else has no such options.</summary>
    public static OnnxSessionOptions GetOnnxSessionOption(this IHostEnvironment env)
        => Settings(env).Options.TryGetValue(nameof(OnnxSessionOptions), out object options) ? (OnnxSessionOptions)options : null;

    public static void SetOnnxSessionOption(this IHostEnvironment env, OnnxSessionOptions onnxSessionOptions)
        => Settings(env).Options[nameof(OnnxSessionOptions)] = onnxSessionOptions;

    private static EnvironmentSettings Settings(IHostEnvironment env)
        => EnvironmentSettings.OrNull(env) ?? throw new ArgumentException("No Onnx Session Options");
}
