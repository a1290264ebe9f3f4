using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A row as the <see cref="OldModel"/>s take it.</summary>
public sealed class OldModelRow
{
    [VectorType(8)]
    public float[] Features { get; set; } = [];

    public string Label { get; set; } = "";

    public static IDataView View(MLContext ml, float[][] rows) => ml.Data.LoadFromEnumerable(rows.Select(r => new OldModelRow { Features = r }).ToList());
}
