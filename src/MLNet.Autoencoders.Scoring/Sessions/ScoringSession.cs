using Microsoft.ML.OnnxRuntime;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>An ONNX Runtime session over a graph. Any number of threads may run it at once.</summary>
/// <remarks>If it is not disposed, the finalizers of the objects it holds free it.</remarks>
internal sealed class ScoringSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly string[] _inputNames;
    private readonly Lock _lock = new();
    private int _running;
    private bool _disposed;

    public ScoringSession(OnnxGraph graph, ScoringDevice device, bool ownThreads)
    {
        Inputs = graph.Inputs;
        Outputs = graph.Outputs;
        _inputNames = [.. Inputs.Select(i => i.Name)];
        byte[] model = OnnxWriter.Write(new OnnxModel(graph, new Dictionary<string, string>()));
        (_session, Callers) = SessionOpening.Open(model, device, ownThreads);
    }

    public IReadOnlyList<OnnxValue> Inputs { get; }

    public IReadOnlyList<OnnxValue> Outputs { get; }

    /// <summary>The number of threads that may share the work of a batch by calling at the same time.</summary>
    public int Callers { get; }

    public void Run(OrtValue[] inputs, string[] outputNames, OrtValue[] outputs)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            _running++;
        }
        try
        {
            _session.Run(_runOptions, _inputNames, inputs, outputNames, outputs);
        }
        finally
        {
            lock (_lock)
            {
                _running--;
                FreeWhenUnused();
            }
        }
    }

    /// <summary>Ends the session after all current runs have finished, because ONNX Runtime would crash otherwise.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            FreeWhenUnused();
        }
    }

    private void FreeWhenUnused()
    {
        if (!_disposed || _running > 0)
            return;
        _session.Dispose();
        _runOptions.Dispose();
    }
}
