using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Writers of the same file do not meet, and those that were killed leave nothing for long.</summary>
public sealed class SeveralWritersTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _path;

    public SeveralWritersTests() => _path = _folder["model.zip"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_killed_process_left_is_removed_by_the_next_save_and_not_before_it_was_killed()
    {
        using var writer = SavingProbe.StartHalf(_path);
        string[] half = _folder.Files;
        Assert.NotEmpty(half);
        Assert.DoesNotContain("model.zip", half);

        Write(1);
        Assert.Equal([.. half, "model.zip"], _folder.Files);

        writer.Kill();
        writer.WaitForExit();
        Write(2);
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal(SavingProbe.Content(2), File.ReadAllBytes(_path));
    }

    [Fact]
    public void A_save_within_a_save_is_replaced_by_the_one_that_ends_last()
    {
        AtomicFile.Write(_path, stream =>
        {
            stream.Write(SavingProbe.Content(1));
            Write(2);
            Assert.Equal(SavingProbe.Content(2), File.ReadAllBytes(_path));
        });
        Assert.Equal(SavingProbe.Content(1), File.ReadAllBytes(_path));
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void Another_files_leftovers_are_its_own()
    {
        using var writer = SavingProbe.StartHalf(_folder["other.zip"]);
        writer.Kill();
        writer.WaitForExit();
        string[] left = _folder.Files;
        Write(1);
        Assert.Equal([.. left, "model.zip"], _folder.Files);
    }

    [Fact]
    public async Task Threads_and_processes_that_save_at_once_all_succeed_and_readers_meet_whole_files()
    {
        Write(0);
        using var other = SavingProbe.Start(_path, times: 100);
        var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 100; i++)
                Write(i);
        })).Append(other.WaitForExitAsync()).ToList();
        var all = Task.WhenAll(writers);
        do
        {
            if (Read() is { } content)
                Assert.Equal(SavingProbe.Content(content[0]), content);
        }
        while (!all.IsCompleted);
        await all;
        Assert.Equal(0, other.ExitCode);
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void A_cancelled_save_leaves_the_old_file_and_nothing_else()
    {
        Write(1);
        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(_path, stream =>
        {
            stream.Write(SavingProbe.Content(2));
            throw new OperationCanceledException();
        }));
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal(SavingProbe.Content(1), File.ReadAllBytes(_path));
    }

    private void Write(int number) => AtomicFile.Write(_path, stream => stream.Write(SavingProbe.Content(number)));

    /// <summary>Null while Windows is at it: there, a file is for a moment not to be opened.</summary>
    private byte[]? Read()
    {
        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is (IOException or UnauthorizedAccessException))
        {
            return null;
        }
    }
}
