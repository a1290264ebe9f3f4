using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;

namespace MLNet.Autoencoders.Sections;

/// <summary>The versions of the packages that made the report.</summary>
internal static class Versions
{
    public static string Text { get; } = string.Join(", ", new[] { typeof(AutoencoderTransformer), typeof(MLContext), typeof(InferenceSession) }.Select(Of));

    private static string Of(Type type)
    {
        var assembly = type.Assembly;
        string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{assembly.GetName().Name} {version ?? assembly.GetName().Version?.ToString()}";
    }
}
