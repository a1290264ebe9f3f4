using Microsoft.ML.OnnxRuntime;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>An ONNX Runtime session over a graph with one tensor in; any number of threads may run it at once.</summary>
internal sealed class ScoringSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly Lock _lock = new();
    private int _running;
    private bool _disposed;

    public ScoringSession(OnnxGraph graph, ScoringDevice device)
    {
        Input = graph.Inputs[0];
        Outputs = graph.Outputs;
        _inputNames = [Input.Name];
        _outputNames = [.. Outputs.Select(o => o.Name)];
        _session = Open(OnnxWriter.Write(new OnnxModel(graph, new Dictionary<string, string>())), device);
    }

    public OnnxValue Input { get; }

    public IReadOnlyList<OnnxValue> Outputs { get; }

    public void Run(OrtValue input, OrtValue[] outputs)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AutoencoderTransformer));
            _running++;
        }
        try
        {
            _session.Run(_runOptions, _inputNames, [input], _outputNames, outputs);
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

    /// <summary>Ends the session; runs that have begun end first, since ONNX Runtime would crash under them.</summary>
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

    private static InferenceSession Open(byte[] model, ScoringDevice device)
    {
        using var options = new SessionOptions();
        if (device.GpuDeviceId is { } gpu)
        {
            try
            {
                options.AppendExecutionProvider_CUDA(gpu);
                return new InferenceSession(model, options);
            }
            catch (OnnxRuntimeException) when (device.FallbackToCpu)
            {
                // As ML.NET's own ONNX scoring does: the CPU serves when the device does not.
            }
        }
        return new InferenceSession(model);
    }
}
