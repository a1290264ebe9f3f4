namespace MLNet.Autoencoders.SavedModels;

/// <summary>Writes a file so that it is whole or not there: beside its place first, then moved.</summary>
internal static class WholeFile
{
    public static void Write(string filePath, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        string path = Path.GetFullPath(filePath);
        string beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
