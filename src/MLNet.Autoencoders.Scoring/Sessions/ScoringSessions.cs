using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>The sessions over the parts of one graph: each opened when first asked for, and shared by all threads.</summary>
internal sealed class ScoringSessions(OnnxGraph graph, ScoringDevice device) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ScoringSession> _sessions = [];
    private bool _disposed;

    public ScoringSession Open(string input, params IReadOnlyCollection<string> outputs)
    {
        string part = string.Join('\0', [input, .. outputs]);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            if (!_sessions.TryGetValue(part, out var session))
                _sessions[part] = session = new ScoringSession(graph.Extract([input], outputs), device);
            return session;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var session in _sessions.Values)
                session.Dispose();
            _sessions.Clear();
            _disposed = true;
        }
    }
}
