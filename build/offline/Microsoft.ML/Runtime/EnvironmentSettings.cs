using System.Collections.Concurrent;

namespace Microsoft.ML.Runtime;

/// <summary>What an MLContext and all hosts registered below it share.</summary>
internal sealed class EnvironmentSettings
{
    public ComponentCatalog ComponentCatalog { get; } = new();
    public int? GpuDeviceId { get; set; }
    public bool FallbackToCpu { get; set; }
    public string TempFilePath { get; set; } = Path.GetTempPath();

    /// <summary>What other packages keep here, by its name.</summary>
    public ConcurrentDictionary<string, object> Options { get; } = new();

    /// <summary>Every message of every channel: its source's name, and the message.</summary>
    public event Action<string, ChannelMessage> Message;

    public void Send(string source, ChannelMessage message) => Message?.Invoke(source, message);

    /// <summary>The settings behind an environment. One that is not ours has the defaults.</summary>
    public static EnvironmentSettings Of(IHostEnvironment env) => OrNull(env) ?? new EnvironmentSettings();

    /// <summary>The settings behind an environment; null when it is not ours.</summary>
    public static EnvironmentSettings OrNull(IHostEnvironment env) => env switch
    {
        MLContext context => context.Settings,
        Host host => host.Settings,
        _ => null,
    };
}
