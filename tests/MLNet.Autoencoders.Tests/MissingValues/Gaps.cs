using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.MissingValues;

/// <summary>Rows with gaps, and options of fits that take them.</summary>
internal static class Gaps
{
    /// <summary>The rows with values missing at random, but never a whole row.</summary>
    public static float[][] In(IReadOnlyList<float[]> rows, double rate = 0.3, int seed = 2)
    {
        var random = new Random(seed);
        return [.. rows.Select(row =>
        {
            int kept = random.Next(row.Length);
            return row.Select((value, i) => i != kept && random.NextDouble() < rate ? float.NaN : value).ToArray();
        })];
    }

    public static AutoencoderEstimator.Options Options(int epochs = 3)
    {
        var options = Fitted.Small(epochs);
        options.MissingValues = MLNet.Autoencoders.MissingValues.Mask;
        options.ReconstructionErrorColumnName = "Error";
        options.ReconstructionColumnName = "Rebuilt";
        return options;
    }

    public static float[] WithoutNaN(float[] row) => [.. row.Where(v => !float.IsNaN(v))];
}
