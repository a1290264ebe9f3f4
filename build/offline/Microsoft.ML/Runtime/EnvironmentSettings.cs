namespace Microsoft.ML.Runtime;

/// <summary>What an MLContext and all hosts registered below it share.</summary>
internal sealed class EnvironmentSettings
{
    public ComponentCatalog ComponentCatalog { get; } = new();
    public int? GpuDeviceId { get; set; }
    public bool FallbackToCpu { get; set; }
    public string TempFilePath { get; set; } = Path.GetTempPath();

    /// <summary>Every message of every channel: its source's name, and the message.</summary>
    public event Action<string, ChannelMessage> Message;

    public void Send(string source, ChannelMessage message) => Message?.Invoke(source, message);

    /// <summary>The settings behind an environment. One that is not ours has the defaults.</summary>
    public static EnvironmentSettings Of(IHostEnvironment env) => env switch
    {
        MLContext context => context.Settings,
        Host host => host.Settings,
        _ => new EnvironmentSettings(),
    };
}
