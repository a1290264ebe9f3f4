using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Models saved to memory, and what lies in their zips.</summary>
internal static class SavedZip
{
    public static byte[] Save(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    public static ITransformer LoadPlainly(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return new MLContext().Model.Load(stream, out _);
    }

    public static ITransformer LoadBatched(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return new MLContext().LoadWithBatchedScoring(stream, out _);
    }

    /// <summary>The folders of the zip that hold an ONNX file.</summary>
    public static string[] OnnxEntries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(e => e.FullName.Replace('\\', '/')).Where(n => n.EndsWith("/OnnxModel", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    public static byte[] Onnx(byte[] zip, string entry = "TransformerChain/OnnxModel")
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var content = archive.Entries.Single(e => e.FullName.Replace('\\', '/') == entry).Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        var bytes = memory.ToArray();
        Assert.Equal(bytes.Length - sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(bytes));
        return bytes[sizeof(int)..];
    }
}
