using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxTransformer : RowToRowTransformerBase, IDisposable
{
    private const string OutputSuffix = ".output";

    /// <param name="env">The host.</param>
    /// <param name="options">Columns, device, threads, and the file where there are no bytes.</param>
    /// <param name="modelBytes">The file's bytes, for want of a file of the caller's.</param>
    /// <param name="deleteFile">Whether the file that the bytes are written to goes with the transformer.</param>
    internal OnnxTransformer(IHostEnvironment env, OnnxOptions options, Stream modelBytes, bool deleteFile = false)
        : base(Check.Value(env, nameof(env)).Register(nameof(OnnxTransformer)))
    {
        Check.Value(options, nameof(options));
        options = Inheriting(options, EnvironmentSettings.Of(env));
        Model = modelBytes is null ? FromFile(options) : FromStream(modelBytes, deleteFile, options, EnvironmentSettings.Of(env));
        try
        {
            Inputs = options.InputColumns is { Length: > 0 } inputs ? inputs : [.. Model.InputNames];
            Outputs = options.OutputColumns is { Length: > 0 } outputs ? outputs : [.. Model.OutputNames];
            foreach (string name in Inputs) Model.Input(Check.NonEmpty(name, nameof(options.InputColumns)));
            OutputColumns = [.. Outputs.Select(name => new DataViewSchema.DetachedColumn(ColumnName(name), Model.Output(Check.NonEmpty(name, nameof(options.OutputColumns))).ColumnType))];
        }
        catch
        {
            Model.Dispose();
            throw;
        }
    }

    internal OnnxModel Model { get; }
    internal string[] Inputs { get; }

    /// <summary>The tensors' names.</summary>
    internal string[] Outputs { get; }

    internal DataViewSchema.DetachedColumn[] OutputColumns { get; }

    public void Dispose() => Model.Dispose();

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(ModelLoaders.Onnx);
        ctx.SaveBinary(OnnxTransformerLoader.ModelEntry, Model.ToBytes());
        OnnxTransformerLoader.WriteNames(ctx.Writer, Inputs);
        OnnxTransformerLoader.WriteNames(ctx.Writer, Outputs);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new OnnxMapper(this, schema);

    private static string ColumnName(string tensor)
        => tensor.EndsWith(OutputSuffix, StringComparison.Ordinal) ? tensor[..^OutputSuffix.Length] : tensor;

    /// <summary>The device: the call's, or the MLContext's with what the MLContext says of falling back.</summary>
    private static OnnxOptions Inheriting(OnnxOptions options, EnvironmentSettings settings)
    {
        bool inherits = options.GpuDeviceId is null && settings.GpuDeviceId is not null;
        return new()
        {
            ModelFile = options.ModelFile,
            InputColumns = options.InputColumns,
            OutputColumns = options.OutputColumns,
            ShapeDictionary = options.ShapeDictionary,
            RecursionLimit = options.RecursionLimit,
            InterOpNumThreads = options.InterOpNumThreads,
            IntraOpNumThreads = options.IntraOpNumThreads,
            GpuDeviceId = inherits ? settings.GpuDeviceId : options.GpuDeviceId,
            FallbackToCpu = inherits ? settings.FallbackToCpu : options.FallbackToCpu,
        };
    }

    private static OnnxModel FromFile(OnnxOptions options)
    {
        Check.NonEmpty(options.ModelFile, nameof(options.ModelFile));
        if (!File.Exists(options.ModelFile)) throw new IOException($"Model file {options.ModelFile} does not exists.");
        return new OnnxModel(options.ModelFile, ownsFile: false, options);
    }

    private static OnnxModel FromStream(Stream bytes, bool deleteFile, OnnxOptions options, EnvironmentSettings settings)
    {
        // ONNX Runtime reads a file whose name ends in .ort as another format, and a random name may end so.
        string path = Path.Combine(settings.TempFilePath, Path.ChangeExtension(Path.GetRandomFileName(), ".onnx"));
        using (var file = File.Create(path)) bytes.CopyTo(file);
        return new OnnxModel(path, deleteFile, options);
    }
}
