using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>
/// The sessions over the parts of an autoencoder, each opened on first use and shared by all threads: the encoder if no decoder is
/// needed, the decoder for given codes, and the whole for everything else.
/// </summary>
/// <remarks>
/// ONNX Runtime runs all nodes of a session, whichever outputs are fetched, so codes alone need a session of their own.
/// Only the session that computes all columns has threads of its own.
/// </remarks>
internal sealed class ScoringSessions : IDisposable
{
    private readonly OnnxGraph _graph;
    private readonly AutoencoderDescription _description;
    private readonly ScoringDevice _device;
    private readonly HashSet<string> _decoded;
    private readonly Lock _lock = new();
    private readonly Dictionary<AutoencoderPart, ScoringSession> _sessions = [];
    private readonly Dictionary<(string Input, string Output), ScoringSession> _segments = [];
    private bool _disposed;

    public ScoringSessions(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device)
    {
        _graph = graph;
        _description = description;
        _device = device;
        _decoded = graph.MadeFrom(description.CodesTensorName);
    }

    public ScoringRequest Open(string input, params IReadOnlyCollection<string> outputs)
    {
        var part = input == _description.CodesTensorName ? AutoencoderPart.Decoder : FromRows(outputs);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            if (!_sessions.TryGetValue(part, out var session))
                _sessions[part] = session = Session(part);
            return new ScoringRequest(session, [.. outputs.Select(_graph.Value)]);
        }
    }

    /// <summary>Requests a tensor that is computed from another one, whether or not they enter or leave the graph.</summary>
    public ScoringRequest OpenSegment(OnnxValue input, OnnxValue output)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            if (!_segments.TryGetValue((input.Name, output.Name), out var session))
                _segments[(input.Name, output.Name)] = session = new ScoringSession(_graph.Extract([input], [output]), _device, ownThreads: false);
            return new ScoringRequest(session, [output]);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var session in _sessions.Values.Concat(_segments.Values))
                session.Dispose();
            _sessions.Clear();
            _segments.Clear();
            _disposed = true;
        }
    }

    /// <summary>The part that computes these outputs from rows.</summary>
    private AutoencoderPart FromRows(IEnumerable<string> outputs) =>
        outputs.Any(_decoded.Contains) ? AutoencoderPart.Whole : AutoencoderPart.Encoder;

    private ScoringSession Session(AutoencoderPart part)
    {
        string[] outputs = [.. _graph.Outputs.Select(o => o.Name).Where(o => part == AutoencoderPart.Whole || !_decoded.Contains(o))];
        var graph = part == AutoencoderPart.Decoder
            ? _graph.Extract([_description.CodesTensorName], [_description.ReconstructionTensorName])
            : _graph.Extract([_description.InputColumnName], outputs);
        return new ScoringSession(graph, _device, ownThreads: part == FromRows(_description.OutputColumns.Select(c => c.TensorName)));
    }
}
