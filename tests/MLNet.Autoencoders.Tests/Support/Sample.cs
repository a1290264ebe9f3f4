using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A labelled row whose vector's size is known only when the data are made.</summary>
public sealed class Sample
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The rows as ML.NET reads them, in memory.</summary>
    public static IDataView View(MLContext context, IReadOnlyList<float[]> rows)
    {
        var schema = SchemaDefinition.Create(typeof(Sample));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Count > 0 ? rows[0].Length : 1);
        return context.Data.LoadFromEnumerable(rows.Select((r, i) => new Sample { Features = r, Label = i % 3, Name = "row " + i }).ToList(), schema);
    }

    /// <summary>Rows near a curved surface of few dimensions, within [0, 1]; the same for the same seed.</summary>
    public static float[][] Rows(int count, int size, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double u = random.NextDouble(), v = random.NextDouble();
            return Enumerable.Range(0, size).Select(j => (float)((1 + Math.Sin((j + 1) * u + (3 * v))) / 2)).ToArray();
        })];
    }
}
