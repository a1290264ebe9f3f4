using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Labels;

/// <summary>An image of MNIST, and which digit it is, if that is told.</summary>
internal sealed class LabelledImage
{
    [VectorType(Row.Size)]
    public float[] Features { get; set; } = [];

    /// <summary>The digit, counted from 1; 0 if it is not told.</summary>
    [KeyType(10)]
    public uint Label { get; set; }

    /// <param name="ml">The context.</param>
    /// <param name="rows">The images.</param>
    /// <param name="labelled">The places of those whose digit is told; null for all.</param>
    public static IDataView View(MLContext ml, LabelledRows rows, IEnumerable<int>? labelled)
    {
        var told = labelled?.ToHashSet();
        return ml.Data.LoadFromEnumerable(rows.Rows.Select((row, i) => new LabelledImage { Features = row, Label = told?.Contains(i) == false ? 0 : (uint)rows.Labels[i] + 1 }).ToList());
    }
}
