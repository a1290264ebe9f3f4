using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>A row of as many features as an MNIST image has.</summary>
internal sealed class Row
{
    public const int Size = 784;

    [VectorType(Size)]
    public float[] Features { get; set; } = [];

    /// <summary>Such rows, of another number of features.</summary>
    public static IDataView View(MLContext ml, int count, int size)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return ml.Data.LoadFromEnumerable(Random(count, size), definition);
    }

    /// <summary>Rows of uniform random values; the same every time.</summary>
    public static List<Row> Random(int count, int size = Size)
    {
        var random = new Random(1);
        var rows = new List<Row>(count);
        for (int i = 0; i < count; i++)
        {
            var features = new float[size];
            for (int j = 0; j < size; j++)
                features[j] = random.NextSingle();
            rows.Add(new Row { Features = features });
        }
        return rows;
    }
}
