using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Runtime;

internal sealed class Channel : IChannel
{
    private readonly EnvironmentSettings _settings;
    private readonly string _source;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _disposed;

    public Channel(EnvironmentSettings settings, string source)
    {
        _settings = settings;
        _source = source;
        Trace(MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => _source;

    public void Send(ChannelMessage msg) => _settings.Send(_source, msg);
    public void Trace(MessageSensitivity sensitivity, string fmt) => Write(ChannelMessageKind.Trace, sensitivity, fmt);
    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Write(ChannelMessageKind.Trace, sensitivity, fmt, args);
    public void Info(MessageSensitivity sensitivity, string fmt) => Write(ChannelMessageKind.Info, sensitivity, fmt);
    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Write(ChannelMessageKind.Info, sensitivity, fmt, args);
    public void Warning(MessageSensitivity sensitivity, string fmt) => Write(ChannelMessageKind.Warning, sensitivity, fmt);
    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Write(ChannelMessageKind.Warning, sensitivity, fmt, args);
    public void Error(MessageSensitivity sensitivity, string fmt) => Write(ChannelMessageKind.Error, sensitivity, fmt);
    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Write(ChannelMessageKind.Error, sensitivity, fmt, args);
    public TException Process<TException>(TException ex) where TException : Exception => ex;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", Stopwatch.GetElapsedTime(_start));
        Trace(MessageSensitivity.None, "Channel disposed");
    }

    private void Write(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, params object[] args)
        => Send(new ChannelMessage(kind, sensitivity, args is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, args) : format));
}
