namespace MLNet.Autoencoders.Tool;

/// <summary>Files that the tool writes: whole, or not there.</summary>
internal static class OutputFile
{
    /// <summary>Finds out before the work that a file could not be written after it.</summary>
    /// <exception cref="UserError">There is no such folder, or a folder of this name.</exception>
    public static void RequireFolder(string path, string option = "--out")
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new UserError($"{option}: {path} is a folder.");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new UserError($"{option}: there is no folder {Path.GetDirectoryName(full)}.");
    }

    public static void Write(string path, Action<Stream> write) => AtomicFile.Write(path, write);
}
