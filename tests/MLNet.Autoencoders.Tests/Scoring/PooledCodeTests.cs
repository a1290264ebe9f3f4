using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>The column of the largest values of a code's maps, and feature maps as columns.</summary>
public class PooledCodeTests
{
    private static readonly float[][] Rows = Sample.Rows(30, 5 * 7);

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(CodeScaling.None)]
    [InlineData(CodeScaling.CommonScale)]
    public void It_has_the_largest_code_of_each_square_before_and_after_saving(CodeScaling scaling)
    {
        var options = Options(scaling);
        using var model = Fitted.To(Rows, options);
        Assert.Equal(["Codes 70", "First 105", "Pooled 12", "Rebuilt 35"], model.Description.OutputColumns.Select(c => $"{c.Name} {c.Size}"));
        var scored = model.Transform(Sample.View(_ml, Rows));
        var (codes, pooled) = (SmallModel.Column(scored, "Codes"), SmallModel.Column(scored, "Pooled"));
        for (int row = 0; row < Rows.Length; row++)
            Assert.Equal(Largest(codes[row]), pooled[row]);

        using var file = new MemoryStream();
        _ml.Model.Save(model, Sample.View(_ml, Rows).Schema, file);
        file.Position = 0;
        var loaded = _ml.Model.Load(file, out _);
        using var disposed = loaded as IDisposable;
        SmallModel.AssertClose(pooled, SmallModel.Column(loaded.Transform(Sample.View(_ml, Rows)), "Pooled"));
    }

    /// <summary>Squares of 3×3 at every second place of two maps of 5×7: 2×3 each.</summary>
    private static float[] Largest(float[] code) =>
    [
        .. from map in Enumerable.Range(0, 2)
           from y in new[] { 0, 2 }
           from x in new[] { 0, 2, 4 }
           select (from dy in Enumerable.Range(0, 3) from dx in Enumerable.Range(0, 3) select code[(map * 35) + ((y + dy) * 7) + x + dx]).Max(),
    ];

    private static AutoencoderEstimator.Options Options(CodeScaling scaling)
    {
        var options = AutoencoderEstimator.Options.Convolutional(5, 7, 1, [new() { Maps = 3 }, new() { Maps = 2 }], codingSize: null);
        options.Architecture = (ConvolutionalArchitecture)options.Architecture with { CodePoolingSize = 3, CodePoolingStride = 2 };
        options.CodeScaling = scaling;
        options.CodeConstraint = new WinnerTakeAll { Fraction = 0.5 };
        options.Training = new TrainingPlan { Epochs = 2 };
        options.HiddenLayerColumnNames = ["First"];
        options.PooledCodeColumnName = "Pooled";
        options.ReconstructionColumnName = "Rebuilt";
        options.Seed = 1;
        return options;
    }
}
