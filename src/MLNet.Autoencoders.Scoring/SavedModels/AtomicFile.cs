using MLNet.Autoencoders.SavedModels;

namespace MLNet.Autoencoders;

/// <summary>
/// Writes files that are whole or not there: to a temporary file in the same folder, which then takes the file's place. Models,
/// reports and pictures are written so; results of one's own can be too.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes a file. If that fails or the process ends, an existing file stays as it was. Symbolic links are kept and the files that
    /// they point to are replaced; the permissions of an existing file are kept too.
    /// </summary>
    /// <param name="filePath">The path of the file. Its folder must exist.</param>
    /// <param name="write">Writes the content to a stream, which is closed afterwards.</param>
    /// <exception cref="ArgumentException"><paramref name="filePath"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written. The message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string filePath, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        ArgumentNullException.ThrowIfNull(write);
        string target = SymbolicLinks.Follow(Path.GetFullPath(filePath));
        if (Directory.Exists(target))
            throw new IOException($"{target} is a folder and cannot be replaced by a file.");
        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{target} cannot be written: there is no folder {folder}.");

        using var beside = new FileBeside(target);
        using (var stream = beside.Create(Mode(target)))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }
        beside.TakePlace();
        FolderSync.Flush(folder);
    }

    /// <summary>The permissions of the file; null if it does not exist or the operating system keeps them by itself.</summary>
    private static UnixFileMode? Mode(string target) => OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);
}
