using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits;

/// <summary>Reads MNIST (Y. LeCun, C. Cortes, C. Burges) in its own format, IDX, plain or gzipped.</summary>
internal static class Mnist
{
    /// <summary>The width and height of an image.</summary>
    public const int Width = 28;

    private const int ImagesMagic = 2051;
    private const int LabelsMagic = 2049;

    /// <param name="folder">The folder with the four files under their original names.</param>
    /// <param name="set">"train" or "t10k".</param>
    /// <returns>Images of 784 values from 0 to 1, and their digits.</returns>
    public static (float[][] Images, byte[] Labels) Load(string folder, string set)
    {
        var pixels = Read(folder, set + "-images-idx3-ubyte", ImagesMagic, header: 16);
        var labels = Read(folder, set + "-labels-idx1-ubyte", LabelsMagic, header: 8);
        var images = pixels.Chunk(Width * Width).Select(image => Array.ConvertAll(image, p => p / 255f)).ToArray();
        return images.Length == labels.Length
            ? (images, labels)
            : throw new InvalidDataException($"{folder}: {images.Length} images but {labels.Length} labels in set {set}.");
    }

    private static byte[] Read(string folder, string name, int magic, int header)
    {
        string path = Path.Combine(folder, name);
        using var file = File.Exists(path) ? File.OpenRead(path) : (Stream)new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        var bytes = memory.ToArray();
        return bytes.Length > header && BinaryPrimitives.ReadInt32BigEndian(bytes) == magic
            ? bytes[header..]
            : throw new InvalidDataException($"{path} is not the file of MNIST that its name says.");
    }
}
