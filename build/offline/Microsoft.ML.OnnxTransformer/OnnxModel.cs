using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>An ONNX file and the session over it.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _path;
    private readonly bool _ownsFile;
    private readonly Dictionary<string, TensorInfo> _inputs;
    private readonly Dictionary<string, TensorInfo> _outputs;
    private int _disposed;

    /// <param name="path">The file. It must stay where it is: saving reads it again.</param>
    /// <param name="ownsFile">Whether the file goes with the model.</param>
    /// <param name="options">Threads, device, shapes.</param>
    /// <param name="settings">What the environment says of sessions; null when it says nothing.</param>
    public OnnxModel(string path, bool ownsFile, OnnxOptions options, OnnxSessionOptions settings)
    {
        _path = path;
        _ownsFile = ownsFile;
        try
        {
            _session = Open(path, options, settings ?? new OnnxSessionOptions());
            _inputs = Describe(_session.InputMetadata, options.ShapeDictionary);
            _outputs = Describe(_session.OutputMetadata, options.ShapeDictionary);
        }
        catch (Exception e)
        {
            Dispose();
            if (e is OnnxRuntimeException) throw new InvalidOperationException($"Error initializing model :{e}", e);
            throw;
        }
    }

    ~OnnxModel() => DeleteFile();

    public IReadOnlyList<string> InputNames => _session.InputNames;
    public IReadOnlyList<string> OutputNames => _session.OutputNames;

    public TensorInfo Input(string name)
        => _inputs.TryGetValue(name, out var info) ? info
            : throw new ArgumentOutOfRangeException(nameof(name), $"Input tensor, {name}, does not exist in the ONNX model. Available input names are [{string.Join(",", InputNames)}].");

    public TensorInfo Output(string name)
        => _outputs.TryGetValue(name, out var info) ? info
            : throw new ArgumentOutOfRangeException(nameof(name), $"Output tensor, {name}, does not exist in the ONNX model. Available output names are [{string.Join(",", OutputNames)}].");

    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputs)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, typeof(OnnxTransformer));
        return _session.Run(inputs, outputs);
    }

    public byte[] ToBytes() => File.ReadAllBytes(_path);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _session?.Dispose();
        DeleteFile();
        GC.SuppressFinalize(this);
    }

    private static InferenceSession Open(string path, OnnxOptions options, OnnxSessionOptions settings)
    {
        if (settings.CreateSessionOptions is { } create) return new InferenceSession(path, create());
        using var session = Session(options, settings);
        if (options.GpuDeviceId is not { } device) return new InferenceSession(path, session);
        try
        {
            using var gpu = Session(options, settings);
            gpu.AppendExecutionProvider_CUDA(device);
            return new InferenceSession(path, gpu);
        }
        // The GPU's library may find no device. The CPU's lacks the entry point, and what that throws goes up: as in ML.NET.
        catch (OnnxRuntimeException) when (options.FallbackToCpu)
        {
            return new InferenceSession(path, session);
        }
    }

    private static SessionOptions Session(OnnxOptions options, OnnxSessionOptions settings)
    {
        var session = new SessionOptions();
        settings.CopyTo(session);
        if (options.InterOpNumThreads is { } inter) session.InterOpNumThreads = inter;
        if (options.IntraOpNumThreads is { } intra) session.IntraOpNumThreads = intra;
        return session;
    }

    private static Dictionary<string, TensorInfo> Describe(IReadOnlyDictionary<string, NodeMetadata> nodes, IDictionary<string, int[]> shapes)
        => nodes.ToDictionary(n => n.Key, n => n.Value.IsTensor
            ? new TensorInfo(n.Key, n.Value.Dimensions, n.Value.ElementType, shapes is not null && shapes.TryGetValue(n.Key, out int[] given) ? given : null)
            : throw new NotSupportedException($"The substitute of Microsoft.ML.OnnxTransformer knows tensors only; {n.Key} is a {n.Value.OnnxValueType}."));

    private void DeleteFile()
    {
        if (!_ownsFile) return;
        try
        {
            File.Delete(_path);
        }
        catch (IOException)
        {
            // A file that cannot be deleted must not hide what went wrong before.
        }
    }
}
