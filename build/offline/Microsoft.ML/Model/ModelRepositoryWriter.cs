using System.IO.Compression;

namespace Microsoft.ML;

/// <summary>Collects a zip's entries and writes them in one go, so that a Save that throws leaves no half zip in the stream.</summary>
internal sealed class ModelRepositoryWriter
{
    private readonly List<(string Name, MemoryStream Content)> _entries = [];

    public Stream CreateEntry(string name)
    {
        Check.State(_entries.All(e => e.Name != name), $"The model has two entries named {name}.");
        var content = new MemoryStream();
        _entries.Add((name, content));
        return content;
    }

    public void Commit(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in _entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content.ToArray());
        }
    }
}
