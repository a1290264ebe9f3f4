using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Reads an OnnxTransformer back. Microsoft.ML's model loader finds it by name.</summary>
internal static class OnnxTransformerLoader
{
    public const string ModelEntry = "OnnxModel";

    public static ITransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        byte[] bytes = ctx.LoadBinary(ModelEntry);
        var options = new OnnxOptions { InputColumns = ReadNames(ctx.Reader), OutputColumns = ReadNames(ctx.Reader) };
        return new OnnxTransformer(env, options, new MemoryStream(bytes), deleteFile: true);
    }

    public static void WriteNames(BinaryWriter writer, string[] names)
    {
        writer.Write(names.Length);
        foreach (string name in names) writer.Write(name);
    }

    private static string[] ReadNames(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count < 1 || count > reader.BaseStream.Length) throw Errors.Decode($"an ONNX transformer of {count} columns.");
        return [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
    }
}
