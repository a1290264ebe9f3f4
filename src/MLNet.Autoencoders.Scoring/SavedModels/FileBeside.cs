using System.Security.Cryptography;
using System.Text;

namespace MLNet.Autoencoders.SavedModels;

/// <summary>
/// A new version of a file, written in the same folder until it takes the file's place. A second file, the guard, is held
/// open meanwhile: files without a held guard are what a process that was killed has left, and are removed.
/// </summary>
/// <remarks>The guard is locked rather than the file, so that whoever reads the file in its place never meets the lock.</remarks>
internal sealed class FileBeside : IDisposable
{
    private const string Part = ".part";
    private const string Guard = ".lock";

    /// <summary>How often taking the place is tried on Windows, where any program that looks at a file can be in the way.</summary>
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _target;
    private readonly string _path;
    private readonly FileStream _guard;

    /// <exception cref="UnauthorizedAccessException">Files may not be made in the target's folder.</exception>
    public FileBeside(string target)
    {
        _target = target;
        // Short, whatever the target is called: a name may be as long as the file system allows.
        string start = Path.Combine(Path.GetDirectoryName(target)!, $".{Digest(Path.GetFileName(target))}-");
        RemoveLeft(start);
        for (int attempt = 1; ; attempt++)
        {
            _path = start + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)) + Part;
            try
            {
                if (LockGuard(_path, FileMode.CreateNew) is not { } guard)
                    continue;
                _guard = guard;
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another process looks whether it is one that was left.
            }
            catch (UnauthorizedAccessException e)
            {
                throw new UnauthorizedAccessException($"{target} cannot be written: {e.Message}", e);
            }
        }
    }

    /// <summary>Creates the file.</summary>
    /// <param name="mode">The permissions it is to have; null for the ordinary ones of a new file.</param>
    public FileStream Create(UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (OperatingSystem.IsWindows() || mode is not { } permissions)
            return new FileStream(_path, options);
        // Never open to more people than the file that it replaces, not even while it is written.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(_path, options);
        try
        {
            // Some file systems have one mode for all files, and refuse to set any.
            if (File.GetUnixFileMode(stream.SafeFileHandle) != permissions)
                File.SetUnixFileMode(stream.SafeFileHandle, permissions);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Puts the file, which is closed by now, into the target's place.</summary>
    /// <exception cref="IOException">Another program has the target open and lets nobody replace it.</exception>
    public void TakePlace()
    {
        if (OperatingSystem.IsWindows())
            TakePlaceOnWindows();
        else
            File.Move(_path, _target, overwrite: true);
    }

    public void Dispose()
    {
        TryDelete(_path);
        _guard.Dispose();
    }

    private void TakePlaceOnWindows()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // Replacing keeps attributes and access rules.
                if (File.Exists(_target))
                    File.Replace(_path, _target, destinationBackupFileName: null, ignoreMetadataErrors: true);
                else
                    File.Move(_path, _target);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (attempt == Attempts)
                    throw new IOException($"{_target} cannot be replaced: it is read-only, or another program has it open. {e.Message}", e);
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Removes what killed processes have left of the same target, and nothing that is still being written.</summary>
    private static void RemoveLeft(string start)
    {
        foreach (var path in Left(start))
        {
            try
            {
                using var guard = LockGuard(path, FileMode.OpenOrCreate);
                if (guard is not null)
                    TryDelete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its writer is alive, or it is somebody else's.
            }
        }
    }

    private static HashSet<string> Left(string start)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(Path.GetDirectoryName(start)!, Path.GetFileName(start) + "*")
                    .Where(file => Path.GetExtension(file) is Part or Guard)
                    .Select(file => Path.ChangeExtension(file, Part)),
            ];
        }
        catch (UnauthorizedAccessException)
        {
            // A folder may allow writing and forbid looking.
            return [];
        }
    }

    /// <summary>Holds a file's guard, which is deleted when it is closed; null if it was taken away between making and locking.</summary>
    private static FileStream? LockGuard(string path, FileMode mode)
    {
        string guardPath = Path.ChangeExtension(path, Guard);
        var guard = new FileStream(guardPath, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        if (File.Exists(guardPath))
            return guard;
        guard.Dispose();
        return null;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next save will try again.
        }
    }

    private static string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())).AsSpan(0, 4));
}
