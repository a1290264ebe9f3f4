using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Reads what a fit would see.</summary>
internal static class BatchValues
{
    /// <summary>The values of each batch, rows one after the other.</summary>
    public static List<float[]> Read(BatchReader reader)
    {
        using (reader)
        {
            List<float[]> batches = [];
            while (true)
            {
                using var scope = NewDisposeScope();
                if (reader.Next() is not { } batch)
                    return batches;
                batches.Add(TensorValues.Floats(batch.Rows));
            }
        }
    }

    /// <summary>The values of all batches, column by column.</summary>
    public static double[][] Columns(BatchReader reader, int width)
    {
        float[] values = [.. Read(reader).SelectMany(b => b)];
        return [.. Enumerable.Range(0, width).Select(j => values.Where((_, i) => i % width == j).Select(v => (double)v).ToArray())];
    }
}
