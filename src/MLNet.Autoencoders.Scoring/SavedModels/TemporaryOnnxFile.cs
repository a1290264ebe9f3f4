namespace MLNet.Autoencoders.SavedModels;

/// <summary>An ONNX file that is there while a model is saved, in a folder of its own that no other user can read.</summary>
internal sealed class TemporaryOnnxFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoencoder-");

    public TemporaryOnnxFile(byte[] onnx)
    {
        // ONNX Runtime takes a name that ends in .ort for another format: a random name would do once in a while.
        Path = System.IO.Path.Combine(_folder.FullName, "model.onnx");
        try
        {
            File.WriteAllBytes(Path, onnx);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    public void Dispose()
    {
        if (TryDelete())
            return;
        // Windows deletes no file that is open, and a transformer that could not be made leaves its file to the collector.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TryDelete();
    }

    /// <summary>What cannot be deleted, because a virus scanner has it, say, must not hide how saving went.</summary>
    private bool TryDelete()
    {
        try
        {
            _folder.Delete(recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
