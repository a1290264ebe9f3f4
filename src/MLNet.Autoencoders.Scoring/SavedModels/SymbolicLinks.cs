namespace MLNet.Autoencoders.SavedModels;

/// <summary>Finds what a chain of symbolic links leads to.</summary>
internal static class SymbolicLinks
{
    /// <summary>As many as Linux follows.</summary>
    private const int Most = 40;

    /// <summary>The path itself where it is no link; else the end of the chain, which need not exist.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        string start = path;
        for (int followed = 0; new FileInfo(path).LinkTarget is { } link; followed++)
        {
            if (followed == Most)
                throw new IOException($"{start} cannot be followed: its symbolic links go in a circle.");
            // From a linked folder ".." leads to the parent of the folder itself, which the framework does not heed.
            path = Path.GetFullPath(link, Folder(Path.GetDirectoryName(path)!));
        }
        return path;
    }

    /// <summary>The folder without links in its path.</summary>
    private static string Folder(string path) =>
        Path.GetDirectoryName(path) is { } parent ? Follow(Path.Combine(Folder(parent), Path.GetFileName(path))) : path;
}
