using System.IO.Compression;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Reads the values of a gzipped table whose first line names the columns.</summary>
internal static class CsvFile
{
    public static IEnumerable<string[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }
}
