using MLNet.Autoencoders;
using MLNet.Autoencoders.SavedModels;

namespace Microsoft.ML;

/// <summary>Extension methods that save models atomically and load them with batched scoring, as complete autoencoders, or as detectors of anomalies.</summary>
public static class AutoencoderModelExtensions
{
    /// <summary>
    /// Loads a model as <c>mlContext.Model.Load</c> does, and replaces the row-by-row ONNX scoring of every autoencoder with
    /// batched scoring.
    /// </summary>
    /// <param name="context">The context; its <see cref="MLContext.GpuDeviceId"/>, <see cref="MLContext.FallbackToCpu"/> and <c>SetOnnxSessionOption</c> apply to scoring.</param>
    /// <param name="filePath">The path of a zip written by <c>mlContext.Model.Save</c>.</param>
    /// <param name="inputSchema">The columns of the data that the model was saved for.</param>
    /// <returns>The model. Its values equal those of the model that <c>mlContext.Model.Load</c> returns, up to float rounding.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="FormatException">The file is not a model zip, or any of its entries is damaged. The message names the file.</exception>
    public static ITransformer LoadWithBatchedScoring(this MLContext context, string filePath, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var file = File.OpenRead(filePath);
        return Load(context, file, filePath, out inputSchema);
    }

    /// <summary>
    /// Loads a model as <c>mlContext.Model.Load</c> does, and replaces the row-by-row ONNX scoring of every autoencoder with
    /// batched scoring.
    /// </summary>
    /// <param name="context">The context; its <see cref="MLContext.GpuDeviceId"/>, <see cref="MLContext.FallbackToCpu"/> and <c>SetOnnxSessionOption</c> apply to scoring.</param>
    /// <param name="stream">A readable, seekable stream over a zip written by <c>mlContext.Model.Save</c>.</param>
    /// <param name="inputSchema">The columns of the data that the model was saved for.</param>
    /// <returns>The model. Its values equal those of the model that <c>mlContext.Model.Load</c> returns, up to float rounding.</returns>
    /// <exception cref="FormatException">The stream does not contain a model zip, or any entry of the zip is damaged.</exception>
    /// <exception cref="NotSupportedException">The stream cannot seek.</exception>
    public static ITransformer LoadWithBatchedScoring(this MLContext context, Stream stream, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(stream);
        return Load(context, stream, "The stream", out inputSchema);
    }

    /// <summary>Loads one autoencoder of a saved model, complete with its decoder, history and options.</summary>
    /// <param name="context">The context; its <see cref="MLContext.GpuDeviceId"/>, <see cref="MLContext.FallbackToCpu"/> and <c>SetOnnxSessionOption</c> apply to scoring.</param>
    /// <param name="filePath">The path of a zip written by <c>mlContext.Model.Save</c>.</param>
    /// <param name="outputColumnName">The name of the autoencoder's code column. Required only if the model contains several autoencoders.</param>
    /// <returns>The autoencoder.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="FormatException">The file is not a model zip, any of its entries is damaged, or it contains no autoencoder. The message names the file.</exception>
    /// <exception cref="ArgumentException">The model contains several autoencoders and no name was given, or no autoencoder in it has the given name.</exception>
    public static AutoencoderTransformer LoadAutoencoder(this MLContext context, string filePath, string? outputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var file = File.OpenRead(filePath);
        var saved = ModelZip.Read(file, filePath);
        if (saved.Count == 0)
            throw new FormatException($"{filePath} contains no autoencoder of MLNet.Autoencoders.");
        var chosen = outputColumnName is null && saved.Count == 1
            ? saved[0]
            : saved.FirstOrDefault(s => s.Description.OutputColumns[0].Name == outputColumnName)
                ?? throw new ArgumentException(
                    $"{filePath} contains autoencoders with the output columns {string.Join(", ", saved.Select(s => s.Description.OutputColumns[0].Name))}; "
                    + $"specify one of them (got {outputColumnName ?? "none"}).",
                    nameof(outputColumnName));
        return RestoredModel.Transformer(context, chosen);
    }

    /// <summary>Loads a detector of anomalies of a saved model, complete with its threshold and explanations.</summary>
    /// <param name="context">The context; its <see cref="MLContext.GpuDeviceId"/>, <see cref="MLContext.FallbackToCpu"/> and <c>SetOnnxSessionOption</c> apply to scoring.</param>
    /// <param name="filePath">The path of a zip written by <c>mlContext.Model.Save</c>.</param>
    /// <param name="featureColumnName">The name of the detector's feature column. Required only if the model contains several detectors.</param>
    /// <returns>The detector.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="FormatException">The file is not a model zip, any of its entries is damaged, or it contains no detector of anomalies. The message names the file.</exception>
    /// <exception cref="ArgumentException">The model contains several detectors and no name was given, or no detector in it has the given feature column.</exception>
    public static AutoencoderAnomalyTransformer LoadAnomalyDetector(this MLContext context, string filePath, string? featureColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var file = File.OpenRead(filePath);
        var saved = ModelZip.Read(file, filePath).Where(s => s.Description.AnomalyThreshold is not null).ToList();
        if (saved.Count == 0)
            throw new FormatException($"{filePath} contains no detector of anomalies of MLNet.Autoencoders.");
        var chosen = featureColumnName is null && saved.Count == 1
            ? saved[0]
            : saved.FirstOrDefault(s => s.Description.InputColumnName == featureColumnName)
                ?? throw new ArgumentException(
                    $"{filePath} contains detectors of anomalies with the feature columns {string.Join(", ", saved.Select(s => s.Description.InputColumnName))}; "
                    + $"specify one of them (got {featureColumnName ?? "none"}).",
                    nameof(featureColumnName));
        return new AutoencoderAnomalyTransformer(RestoredModel.Transformer(context, chosen));
    }

    /// <summary>Saves a model as <c>mlContext.Model.Save</c> does, but never leaves a half-written file, even if saving fails midway.</summary>
    /// <param name="context">The context.</param>
    /// <param name="model">The model.</param>
    /// <param name="inputSchema">The columns of the model's input data.</param>
    /// <param name="filePath">The file to write. An existing file is replaced when the new one is complete; its permissions are kept, and if it is a symbolic link, the file that the link points to is replaced. Temporary files left by a killed process are removed by the next save.</param>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file was denied.</exception>
    public static void SaveAtomically(this MLContext context, ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        ArgumentNullException.ThrowIfNull(context);
        AtomicFile.Write(filePath, stream => context.Model.Save(model, inputSchema, stream));
    }

    private static ITransformer Load(MLContext context, Stream stream, string name, out DataViewSchema inputSchema)
    {
        long start = stream.Position;
        var saved = ModelZip.Read(stream, name);
        stream.Position = start;
        return new RestoredModel(context, saved).Restore(PlainModel.Load(context, stream, name, out inputSchema));
    }
}
