using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.MissingValues;

/// <summary>What is learned about features of which values are missing, and what batches then look like.</summary>
public class MissingStatisticsTests
{
    private static readonly float[][] Rows = [.. Gaps.In(Sample.Rows(200, 5)).Select((r, i) => r.Select((v, j) => (10 * v) + j).ToArray())];

    [Theory]
    [InlineData(null)]
    [InlineData(40L)]
    public void Statistics_are_those_of_the_observed_values(long? rowsInMemory)
    {
        using var scope = NewDisposeScope();
        var statistics = Load(rowsInMemory, InputScaling.None).Statistics;
        for (int j = 0; j < 5; j++)
        {
            double[] observed = [.. Rows.Select(r => (double)r[j]).Where(v => !double.IsNaN(v))];
            Assert.InRange(observed.Length, 100, 199);
            Assert.Equal(observed.Average(), statistics.Means[j], 1e-9);
            Assert.Equal(Math.Sqrt(observed.Average(v => Math.Pow(v - observed.Average(), 2))), statistics.Deviations[j], 1e-9);
            Assert.Equal(((float)observed.Min(), (float)observed.Max()), (statistics.Minima[j], statistics.Maxima[j]));
        }
    }

    [Theory]
    [InlineData(null, InputScaling.None)]
    [InlineData(null, InputScaling.Standardize)]
    [InlineData(null, InputScaling.MinMax)]
    [InlineData(40L, InputScaling.None)]
    [InlineData(40L, InputScaling.Standardize)]
    public void A_batch_has_the_mean_where_a_value_is_missing_and_says_where(long? rowsInMemory, InputScaling scaling)
    {
        using var scope = NewDisposeScope();
        var rows = Load(rowsInMemory, scaling);
        using var reader = rows.Training(8, generator: null);
        var means = rows.Statistics.Means;
        for (int start = 0; reader.Next() is { } batch; start += 8)
        {
            double[][] values = TensorValues.Rows(batch.Rows), missing = TensorValues.Rows(batch.Missing!);
            for (int i = 0; i < values.Length; i++)
            {
                for (int j = 0; j < 5; j++)
                {
                    bool isMissing = float.IsNaN(Rows[start + i][j]);
                    Assert.Equal(isMissing ? 1 : 0, missing[i][j]);
                    if (isMissing)
                        Assert.Equal(means[j], values[i][j], 1e-5);
                    else if (scaling == InputScaling.None)
                        Assert.Equal(Rows[start + i][j], values[i][j]);
                }
            }
        }
    }

    [Fact]
    public void A_function_of_the_rows_is_given_them_without_gaps()
    {
        using var scope = NewDisposeScope();
        var rows = Load(null, InputScaling.Standardize).Through(batch => batch.Rows + batch.Missing!, 5);
        using var reader = rows.Training(200, generator: null);
        var batch = reader.Next()!;
        Assert.Null(batch.Missing);
        Assert.All(TensorValues.Floats(batch.Rows), v => Assert.True(float.IsFinite(v)));
    }

    private static TrainingRows Load(long? rowsInMemory, InputScaling scaling)
    {
        var view = Sample.View(new(), Rows);
        var source = new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default, MLNet.Autoencoders.MissingValues.Mask);
        return FitParts.Load(source, new TrainingPlan { RowsInMemory = rowsInMemory }, new(scaling), new FitSeed(3), CPU);
    }
}
