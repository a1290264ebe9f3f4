using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>ML.NET's principal components of rows, whose values are rounded to levels as those of quantised codes are.</summary>
internal sealed class QuantizedComponents
{
    private const int OverSampling = 50;

    private readonly float[] _means;
    private readonly float[][] _components;
    private readonly Func<float[][], float[][]> _project;
    private readonly float[] _least;
    private readonly float[] _largest;

    public QuantizedComponents(float[][] train, int rank)
    {
        var ml = new MLContext(seed: 1);
        var pca = ml.Transforms.ProjectToPrincipalComponents("Codes", "Features", rank: rank, overSampling: OverSampling, seed: 1).Fit(BenchmarkContext.View(ml, train));
        _project = rows => [.. pca.Transform(BenchmarkContext.View(ml, rows)).GetColumn<float[]>("Codes")];
        int size = train[0].Length;
        _means = [.. Enumerable.Range(0, size).Select(j => (float)train.Average(r => (double)r[j]))];
        // Codes are (x − mean) · components: those of unit vectors, less that of 0, are the components.
        float[][] units = _project([new float[size], .. Enumerable.Range(0, size).Select(j => Unit(size, j))]);
        _components = [.. units[1..].Select(u => u.Zip(units[0], (a, b) => a - b).ToArray())];
        float[][] codes = _project(train);
        _least = [.. Enumerable.Range(0, rank).Select(j => codes.Min(c => c[j]))];
        _largest = [.. Enumerable.Range(0, rank).Select(j => codes.Max(c => c[j]))];
    }

    public float[][] Encode(float[][] rows) => _project(rows);

    /// <summary>The squared error a row of rows that are rebuilt from codes of so many bits a value.</summary>
    public double SquaredError(float[][] rows, int bits)
    {
        int steps = (1 << bits) - 1;
        float[][] rebuilt = [.. Encode(rows).Select(code => Decode([.. code.Select((v, j) => Rounded(v, _least[j], _largest[j], steps))]))];
        return Vectors.SquaredError(rebuilt, rows);
    }

    private float[] Decode(float[] code) => [.. _components.Select((component, j) => _means[j] + component.Zip(code, (a, b) => a * b).Sum())];

    private static float Rounded(float value, float least, float largest, int steps) =>
        least + ((largest - least) * MathF.Round((Math.Clamp(value, least, largest) - least) / (largest - least) * steps) / steps);

    private static float[] Unit(int size, int place)
    {
        float[] unit = new float[size];
        unit[place] = 1;
        return unit;
    }
}
