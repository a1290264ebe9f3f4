using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A row with a label of each kind.</summary>
public sealed class LabelledSample
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>From 1 on, or 0 if it is missing.</summary>
    [KeyType(3)]
    public uint Class { get; set; }

    public bool Flag { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The rows as ML.NET reads them, in memory.</summary>
    /// <param name="context">The context.</param>
    /// <param name="rows">The features.</param>
    /// <param name="label">Gives a row other labels, by its place.</param>
    /// <param name="classes">The number of keys.</param>
    public static IDataView View(MLContext context, IReadOnlyList<float[]> rows, Action<LabelledSample, int>? label = null, int classes = 3)
    {
        var schema = SchemaDefinition.Create(typeof(LabelledSample));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Count > 0 ? rows[0].Length : 1);
        schema[nameof(Class)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        var samples = rows.Select((r, i) => new LabelledSample { Features = r, Label = i % 3, Class = (uint)i % 4, Flag = i % 2 == 0, Name = "row " + i }).ToList();
        for (int i = 0; i < samples.Count; i++)
            label?.Invoke(samples[i], i);
        return context.Data.LoadFromEnumerable(samples, schema);
    }
}
