using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>The data of all benchmarks, and how much of them a run takes.</summary>
internal sealed class BenchmarkContext(string folder, bool quick)
{
    private const int QuickTrainRows = 3_000;
    private const int QuickTestRows = 1_000;

    private readonly Lazy<LabelledRows> _mnistTrain = new(() => Mnist(folder, "train", quick ? QuickTrainRows : int.MaxValue));
    private readonly Lazy<LabelledRows> _mnistTest = new(() => Mnist(folder, "t10k", quick ? QuickTestRows : int.MaxValue));
    private readonly Lazy<LabelledRows> _digits = new(() => EightByEight(folder));

    private readonly Lazy<DigitJudge> _judge = new(() => DigitJudge.Train(Mnist(folder, "train", quick ? QuickTrainRows : int.MaxValue)));

    public string Folder => folder;

    /// <summary>MNIST, within [0, 1].</summary>
    public LabelledRows MnistTrain => _mnistTrain.Value;

    /// <summary>MNIST, within [0, 1].</summary>
    public LabelledRows MnistTest => _mnistTest.Value;

    /// <summary>UCI's 5,620 digits of 8×8 pixels, its two files together, within [0, 1].</summary>
    public LabelledRows Digits => _digits.Value;

    /// <summary>A classifier of digits, trained on MNIST when it is first asked for.</summary>
    public DigitJudge Judge => _judge.Value;

    /// <summary>The seeds that a figure is the mean over.</summary>
    public IReadOnlyList<int> Seeds => quick ? [1] : [1, 2, 3];

    /// <summary>The number to take, of epochs or splits.</summary>
    public int Few(int full) => quick ? Math.Max(1, full / 5) : full;

    /// <summary>The number to take, with that of a quick run.</summary>
    public int Few(int full, int few) => quick ? few : full;

    public static AutoencoderTransformer Fit(float[][] rows, AutoencoderEstimator.Options options)
    {
        var ml = new MLContext(seed: 1);
        return ml.Transforms.Autoencode("Codes", "Features", options).Fit(View(ml, rows));
    }

    public static IDataView View(MLContext ml, float[][] rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        return ml.Data.LoadFromEnumerable(rows.Select(r => new Row { Features = r }).ToList(), schema);
    }

    private static LabelledRows Mnist(string folder, string set, int most)
    {
        var (images, labels) = global::Digits.Mnist.Load(Path.Combine(folder, "mnist"), set);
        int count = Math.Min(most, images.Length);
        return new(images[..count], labels[..count]);
    }

    private static LabelledRows EightByEight(string folder)
    {
        var lines = CsvFile.Read(Path.Combine(folder, "optdigits", "optdigits-train.csv.gz"))
            .Concat(CsvFile.Read(Path.Combine(folder, "optdigits", "optdigits-test.csv.gz")))
            .Select(line => Array.ConvertAll(line, v => float.Parse(v, CultureInfo.InvariantCulture))).ToList();
        return new([.. lines.Select(l => Array.ConvertAll(l[..^1], v => v / 16))], [.. lines.Select(l => (byte)l[^1])]);
    }
}
