using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>
/// The sessions over the parts of an autoencoder, each opened on first use and shared by all threads. From rows, there is one for
/// the encoder, for when nothing decoded is needed, and one for the whole; from anything else, there is one for each part that is used.
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
    private readonly List<ScoringSession> _sessions = [];
    private bool _disposed;

    public ScoringSessions(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device)
    {
        _graph = graph;
        _description = description;
        _device = device;
        _decoded = graph.MadeFrom(description.CodesTensorName);
    }

    /// <summary>Requests tensors that are to be computed from others.</summary>
    /// <param name="inputs">The tensors that are given. The graph is cut at them: nothing before them is computed.</param>
    /// <param name="outputs">The tensors to compute.</param>
    public ScoringRequest Open(IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        var computed = Computed(inputs, outputs);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            var session = _sessions.Find(s => Are(s.Inputs, inputs) && Are(s.Outputs, computed));
            if (session is null)
                _sessions.Add(session = Session(inputs, computed));
            return new ScoringRequest(session, [.. outputs.Select(_graph.Value)]);
        }
    }

    /// <summary>Requests a tensor that is computed from another one, whether or not they enter or leave the graph.</summary>
    public ScoringRequest OpenSegment(OnnxValue input, OnnxValue output)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            var session = _sessions.Find(s => Are(s.Inputs, [input.Name]) && Are(s.Outputs, [output.Name]));
            if (session is null)
                _sessions.Add(session = new ScoringSession(_graph.Extract([input], [output]), _device, ownThreads: false));
            return new ScoringRequest(session, [output]);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var session in _sessions)
                session.Dispose();
            _sessions.Clear();
            _disposed = true;
        }
    }

    /// <summary>What the session for these outputs computes: from rows, all that the encoder or the whole gives, so that different requests share it.</summary>
    private IReadOnlyList<string> Computed(IReadOnlyList<string> inputs, IReadOnlyList<string> outputs) =>
        !IsRows(inputs) ? outputs
        : outputs.Any(_decoded.Contains) ? [.. _graph.Outputs.Select(o => o.Name)]
        : [.. _graph.Outputs.Select(o => o.Name).Where(o => !_decoded.Contains(o))];

    private ScoringSession Session(IReadOnlyList<string> inputs, IReadOnlyList<string> computed)
    {
        bool allColumns = IsRows(inputs) && computed.SequenceEqual(Computed(inputs, [.. _description.OutputColumns.Select(c => c.TensorName)]));
        return new ScoringSession(_graph.Extract([.. inputs], [.. computed]), _device, ownThreads: allColumns);
    }

    private bool IsRows(IReadOnlyList<string> inputs) => inputs.Count == 1 && inputs[0] == _description.InputColumnName;

    private static bool Are(IReadOnlyList<OnnxValue> tensors, IReadOnlyList<string> names) => tensors.Select(t => t.Name).SequenceEqual(names);
}
