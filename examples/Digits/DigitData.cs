using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Digits;

/// <summary>Images to learn from and images to test with.</summary>
internal sealed record DigitData(IReadOnlyList<Digit> Train, IReadOnlyList<Digit> Test, int Width)
{
    /// <summary>The 8×8 digits shipped with this example, or MNIST when its folder is given.</summary>
    public static DigitData Load(string? mnistFolder) => mnistFolder is null ? Shipped() : FromMnist(mnistFolder);

    /// <summary>The images as ML.NET reads them. The size of the pixel vector is known only now, not when Digit was written.</summary>
    public IDataView View(MLContext ml, IEnumerable<Digit> digits)
    {
        var schema = SchemaDefinition.Create(typeof(Digit));
        schema[nameof(Digit.Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width * Width);
        return ml.Data.LoadFromEnumerable(digits, schema);
    }

    private static DigitData Shipped()
    {
        var digits = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "optdigits.csv")).Skip(1).Select(Parse).ToList();
        return new DigitData(digits[..1297], digits[1297..], Width: 8);
    }

    private static Digit Parse(string line)
    {
        var values = line.Split(',');
        return new Digit
        {
            Pixels = [.. values[..^1].Select(v => float.Parse(v, CultureInfo.InvariantCulture) / 16)],
            Label = values[^1],
        };
    }

    private static DigitData FromMnist(string folder) => new(
        Read(Mnist.Load(folder, "train")),
        Read(Mnist.Load(folder, "t10k")),
        Width: Mnist.Width);

    private static List<Digit> Read((float[][] Images, byte[] Labels) mnist) =>
        [.. mnist.Images.Zip(mnist.Labels, (image, label) => new Digit { Pixels = image, Label = label.ToString(CultureInfo.InvariantCulture) })];
}
