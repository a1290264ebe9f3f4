namespace MLNet.Autoencoders.SavedModels;

/// <summary>
/// Writes a file so that it is whole or not there: beside its place first, then in its place. Symbolic links stay, and what
/// they point to is replaced; the permissions of a file that was there stay too.
/// </summary>
internal static class WholeFile
{
    public static void Write(string filePath, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        string target = SymbolicLinks.Follow(Path.GetFullPath(filePath));
        if (Directory.Exists(target))
            throw new IOException($"{target} is a folder: a file cannot take its place.");
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

    /// <summary>The permissions that the file has; null where there is none, or where the system keeps them by itself.</summary>
    private static UnixFileMode? Mode(string target) => OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);
}
