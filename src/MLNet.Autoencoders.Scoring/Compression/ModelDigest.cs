using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Compression;

/// <summary>Distinguishes models by what decides which row a code means: the decoder and the levels. It does not depend on how a file is written.</summary>
internal static class ModelDigest
{
    public const int Length = 16;

    public static byte[] Of(OnnxGraph decoder, CodeLevels levels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(string.Create(CultureInfo.InvariantCulture, $"{levels.Bits} {levels.Minima.Count}"));
        hash.AppendData(MemoryMarshal.AsBytes<float>([.. levels.Minima, .. levels.Maxima]));
        foreach (var node in decoder.Nodes.OrderBy(n => n.Outputs[0], StringComparer.Ordinal))
        {
            Text($"{node.Operator}({string.Join(',', node.Inputs)})={string.Join(',', node.Outputs)}");
            foreach (var attribute in node.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
                Text(string.Create(CultureInfo.InvariantCulture, $"{attribute.Name} {attribute.Int} {attribute.Float:R} {string.Join(',', attribute.Ints ?? [])}"));
        }
        foreach (var constant in decoder.Constants.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            Text($"{constant.Name} {constant.DataType} {string.Join(',', constant.Shape)}");
            hash.AppendData(constant.Data.Span);
        }
        return hash.GetHashAndReset()[..Length];

        void Text(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
