using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>
/// The sessions over the parts of an autoencoder, each opened when first asked for, and shared by all threads: the encoder for
/// codes alone, the whole for anything that is decoded, the decoder for codes that are given.
/// </summary>
/// <remarks>
/// ONNX Runtime runs all nodes of a session whichever outputs are fetched, so that codes alone need a session of their own.
/// Only the session that computes all columns has threads of its own.
/// </remarks>
internal sealed class ScoringSessions(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AutoencoderPart, ScoringSession> _sessions = [];
    private bool _disposed;

    public ScoringRequest Open(string input, params IReadOnlyCollection<string> outputs)
    {
        var part = input == description.CodesTensorName ? AutoencoderPart.Decoder : FromInput(outputs);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            if (!_sessions.TryGetValue(part, out var session))
            {
                bool columns = part == FromInput(description.OutputColumns.Select(c => c.TensorName));
                _sessions[part] = session = new ScoringSession(graph.Extract(description, part), device, ownThreads: columns);
            }
            return new ScoringRequest(session, [.. outputs.Select(graph.Value)]);
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

    /// <summary>The part that computes these from the rows.</summary>
    private AutoencoderPart FromInput(IEnumerable<string> outputs) =>
        outputs.All(o => o == description.CodesTensorName) ? AutoencoderPart.Encoder : AutoencoderPart.Whole;
}
