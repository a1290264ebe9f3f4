using System.IO.Compression;

namespace Microsoft.ML;

internal sealed class ModelRepositoryReader : IDisposable
{
    private readonly ZipArchive _zip;

    public ModelRepositoryReader(Stream stream) => _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

    public byte[] ReadEntryOrNull(string name)
    {
        // A zip written on Windows may have its folders the other way.
        var entry = _zip.GetEntry(name) ?? _zip.GetEntry(name.Replace('/', '\\'));
        if (entry is null) return null;
        using var stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public byte[] ReadEntry(string name) => ReadEntryOrNull(name) ?? throw Errors.Decode($"the zip has no entry {name}.");

    public void Dispose() => _zip.Dispose();
}
