using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>
/// What is large is gone through in blocks of so many bytes: a span ends short of 2 GiB, and what is computed from a block
/// takes room of its own.
/// </summary>
internal static class ByteBlocks
{
    public const int Bytes = 16 << 20;

    /// <summary>The number of items that a block holds; at least one.</summary>
    public static long ItemsIn(long itemBytes) => Math.Max(1, Bytes / itemBytes);

    /// <summary>Where each block begins, and how many of the items it has.</summary>
    public static IEnumerable<(long Start, long Count)> Of(long items, long itemBytes)
    {
        long most = ItemsIn(itemBytes);
        for (long start = 0; start < items; start += most)
            yield return (start, Math.Min(most, items - start));
    }

    /// <summary>A tensor's parts along its first dimension, in place; each is gone when the next is asked for.</summary>
    public static IEnumerable<Tensor> Split(Tensor tensor)
    {
        long count = tensor.shape[0];
        long itemBytes = count == 0 ? 1 : tensor.NumberOfElements / count * tensor.ElementSize;
        foreach (var (start, length) in Of(count, itemBytes))
        {
            using var part = tensor.narrow(0, start, length);
            yield return part;
        }
    }

    /// <summary>The values of a tensor of floats on the CPU, in place.</summary>
    public static Span<float> Floats(Tensor tensor) => tensor.dtype == ScalarType.Float32
        ? MemoryMarshal.Cast<byte, float>(tensor.bytes)
        : throw new ArgumentException($"Expected a tensor of floats, got {tensor.dtype}.", nameof(tensor));
}
