using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>A row of as many features as an MNIST image has.</summary>
internal sealed class Row
{
    public const int Size = 784;

    [VectorType(Size)]
    public float[] Features { get; set; } = [];

    /// <summary>Rows of uniform random values; the same every time.</summary>
    public static List<Row> Random(int count)
    {
        var random = new Random(1);
        var rows = new List<Row>(count);
        for (int i = 0; i < count; i++)
        {
            var features = new float[Size];
            for (int j = 0; j < Size; j++)
                features[j] = random.NextSingle();
            rows.Add(new Row { Features = features });
        }
        return rows;
    }
}
