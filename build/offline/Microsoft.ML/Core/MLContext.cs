using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class MLContext : IHostEnvironment
{
    private readonly Host _root;

    public MLContext(int? seed = null)
    {
        _root = new Host(Settings, null, null, seed is int s ? new Random(s) : new Random());
        Settings.Message += (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source));
        Data = new DataOperationsCatalog(this);
        Transforms = new TransformsCatalog(this);
        Model = new ModelOperationsCatalog(this);
        BinaryClassification = new BinaryClassificationCatalog(this);
        MulticlassClassification = new MulticlassClassificationCatalog(this);
        Regression = new RegressionCatalog(this);
        AnomalyDetection = new AnomalyDetectionCatalog(this);
    }

    public event EventHandler<LoggingEventArgs> Log;

    public DataOperationsCatalog Data { get; }
    public TransformsCatalog Transforms { get; }
    public ModelOperationsCatalog Model { get; }
    public BinaryClassificationCatalog BinaryClassification { get; }
    public MulticlassClassificationCatalog MulticlassClassification { get; }
    public RegressionCatalog Regression { get; }
    public AnomalyDetectionCatalog AnomalyDetection { get; }
    public ComponentCatalog ComponentCatalog => Settings.ComponentCatalog;

    public int? GpuDeviceId
    {
        get => Settings.GpuDeviceId;
        set => Settings.GpuDeviceId = value;
    }

    public bool FallbackToCpu
    {
        get => Settings.FallbackToCpu;
        set => Settings.FallbackToCpu = value;
    }

    public string TempFilePath
    {
        get => Settings.TempFilePath;
        set => Settings.TempFilePath = value;
    }

    internal EnvironmentSettings Settings { get; } = new();

    string IExceptionContext.ContextDescription => _root.ContextDescription;
    TException IExceptionContext.Process<TException>(TException ex) => ex;
    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _root.Register(name, seed, verbose);
    IChannel IChannelProvider.Start(string name) => _root.Start(name);
    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _root.StartPipe<TMessage>(name);
    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _root.StartProgressChannel(name);
}
