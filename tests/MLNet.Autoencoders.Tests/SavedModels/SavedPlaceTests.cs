using MLNet.Autoencoders.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A saved file takes its place as an old hand would: permissions, links and names stay what they were.</summary>
public sealed class SavedPlaceTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Owner)]
    [InlineData(Owner | UnixFileMode.GroupRead)]
    [InlineData(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(Owner | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead)]
    public void The_permissions_stay_and_hold_while_it_is_written(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_folder["model.zip"], "old");
        File.SetUnixFileMode(_folder["model.zip"], mode);
        AtomicFile.Write(_folder["model.zip"], stream =>
        {
            stream.Write("new"u8);
            Assert.Equal(mode, ModeOf(((FileStream)stream).Name));
        });
        Assert.Equal(mode, File.GetUnixFileMode(_folder["model.zip"]));
        Assert.Equal("new", File.ReadAllText(_folder["model.zip"]));
    }

    [Fact]
    public void A_new_file_has_the_permissions_of_any_new_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("new");
        File.WriteAllText(_folder["any"], "");
        Assert.Equal(File.GetUnixFileMode(_folder["any"]), File.GetUnixFileMode(_folder["new"]));
    }

    [Fact]
    public void A_link_stays_and_what_it_points_to_is_replaced()
    {
        File.WriteAllText(_folder["version1.zip"], "old");
        if (!TryLink("relative.zip", "version1.zip") || !TryLink("absolute.zip", _folder["version1.zip"]) || !TryLink("chained.zip", "relative.zip"))
            return;
        foreach (var link in new[] { "relative.zip", "absolute.zip", "chained.zip" })
        {
            string? points = new FileInfo(_folder[link]).LinkTarget;
            Write(link, "by " + link);
            Assert.Equal(points, new FileInfo(_folder[link]).LinkTarget);
            Assert.Equal("by " + link, File.ReadAllText(_folder["version1.zip"]));
        }
        Assert.Equal(["absolute.zip", "chained.zip", "relative.zip", "version1.zip"], _folder.Files);
    }

    [Fact]
    public void A_link_that_points_to_nothing_yet_gets_its_file()
    {
        if (!TryLink("current.zip", "next.zip") || !TryLink("next.zip", "version2.zip"))
            return;
        Write("current.zip", "new");
        Assert.Equal("new", File.ReadAllText(_folder["version2.zip"]));
        Assert.Equal("next.zip", new FileInfo(_folder["current.zip"]).LinkTarget);
        Assert.Equal("version2.zip", new FileInfo(_folder["next.zip"]).LinkTarget);
    }

    [Fact]
    public void A_link_in_a_linked_folder_is_followed_from_where_the_folder_is()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(_folder[Path.Combine("releases", "7", "bin")]);
        Directory.CreateSymbolicLink(_folder["current"], _folder[Path.Combine("releases", "7", "bin")]);
        File.CreateSymbolicLink(_folder[Path.Combine("current", "model.zip")], "../model.zip");
        Write(Path.Combine("current", "model.zip"), "new");
        Assert.Equal("new", File.ReadAllText(_folder[Path.Combine("releases", "7", "model.zip")]));
        Assert.False(File.Exists(_folder["model.zip"]));
    }

    [Fact]
    public void Links_in_a_circle_are_an_IOException_that_names_them()
    {
        if (!TryLink("first", "second") || !TryLink("second", "first"))
            return;
        var error = Assert.ThrowsAny<IOException>(() => Write("first"));
        Assert.Contains(_folder["first"], error.Message, StringComparison.Ordinal);
        Assert.Equal("second", new FileInfo(_folder["first"]).LinkTarget);
    }

    [Fact]
    public void A_link_to_a_folder_is_as_little_a_file_as_the_folder()
    {
        Directory.CreateDirectory(_folder["models"]);
        if (!TryLink("current", "models"))
            return;
        Assert.ThrowsAny<IOException>(() => Write("current"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["models"]));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_file_system_allows()
    {
        foreach (var name in new[] { new string('n', 255), new string('ü', 127) })
        {
            Write(name, "old");
            Write(name, "new");
            Assert.Equal("new", File.ReadAllText(_folder[name]));
        }
        Assert.Equal(2, _folder.Files.Length);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_keeps_the_file()
    {
        Write("model.zip", "old");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            // An administrator may write everywhere.
            if (Environment.IsPrivilegedProcess)
                return;
            Assert.Contains(_folder["model.zip"], Assert.Throws<UnauthorizedAccessException>(() => Write("model.zip", "new")).Message, StringComparison.Ordinal);
            Assert.Equal("old", File.ReadAllText(_folder["model.zip"]));
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, Owner | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void The_folder_is_flushed_where_the_system_can()
    {
        Assert.Equal(!OperatingSystem.IsWindows(), FolderSync.Flush(_folder.Path));
        Assert.False(FolderSync.Flush(_folder["none"]));
    }

    [Fact]
    public void On_Windows_a_file_that_another_program_holds_is_named()
    {
        if (!OperatingSystem.IsWindows())
            return;
        Write("model.zip", "old");
        using (File.Open(_folder["model.zip"], FileMode.Open, FileAccess.Read, FileShare.Read))
            Assert.Contains(_folder["model.zip"], Assert.Throws<IOException>(() => Write("model.zip", "new")).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["model.zip"]));
        using (File.Open(_folder["model.zip"], FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
            Write("model.zip", "new");
        Assert.Equal("new", File.ReadAllText(_folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void Whoever_reads_the_old_file_reads_it_to_its_end()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("model.zip", "the old one");
        using var reader = File.OpenText(_folder["model.zip"]);
        Write("model.zip", "the new one");
        Assert.Equal("the old one", reader.ReadToEnd());
    }

    private void Write(string name, string content = "") => AtomicFile.Write(_folder[name], stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(content)));

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    /// <summary>Windows lets not everybody make links.</summary>
    private bool TryLink(string name, string pointsTo)
    {
        try
        {
            File.CreateSymbolicLink(_folder[name], pointsTo);
            return true;
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is (IOException or UnauthorizedAccessException))
        {
            return false;
        }
    }
}
