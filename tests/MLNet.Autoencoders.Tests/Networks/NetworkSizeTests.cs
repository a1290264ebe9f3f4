using Microsoft.ML;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Networks that no ONNX file and no model zip could hold are refused before a row is read.</summary>
public class NetworkSizeTests
{
    [Theory]
    [InlineData(100_000, 6_000, false, null)]
    [InlineData(100_000, 6_000, true, null)]
    [InlineData(100_000, 3_000, false, "Error")]
    [InlineData(2_000_000, 2_000_000, true, null)]
    public void A_network_that_cannot_be_saved_is_refused_before_anything_is_read(int size, int coding, bool tied, string? errorColumn)
    {
        var source = new UnsteadySource(size, _ => throw new NotSupportedException("This should not be read."));
        var options = Options(coding, tied);
        options.ReconstructionErrorColumnName = errorColumn;
        var thrown = Assert.Throws<InvalidOperationException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options).Fit(source));
        Assert.Contains($"{size}-{coding} and back cannot be saved", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Architecture.CodingSize", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(!tied, thrown.Message.Contains("Architecture.TiedWeights", StringComparison.Ordinal));
        Assert.Equal(0, source.Readings);
    }

    [Theory]
    [InlineData(100_000, 2_000, false, null)]
    [InlineData(100_000, 5_000, true, null)]
    [InlineData(100_000, 2_600, false, "Error")]
    public void One_that_can_is_not(int size, int coding, bool tied, string? errorColumn)
    {
        var options = Options(coding, tied);
        options.ReconstructionErrorColumnName = errorColumn;
        NetworkSize.Check(options, size);
    }

    /// <summary>Weights and biases are four bytes each; what computes no column is text, four characters for three bytes.</summary>
    [Theory]
    [InlineData(false, false, 4 * (12 + 3), 4 * (12 + 4))]
    [InlineData(true, false, 4 * (12 + 3), 4 * 4)]
    [InlineData(false, true, (4 * (12 + 3)) + (4 * (12 + 4)), 0)]
    public void Bytes_are_counted_as_they_are_stored(bool tied, bool decodes, int plain, int asText)
    {
        var (file, text) = NetworkSize.SavedBytes(NetworkCost.Dense([4, 3], tied), decodes);
        int characters = Convert.ToBase64String(new byte[asText]).Length;
        Assert.Equal(((Int128)plain + characters, (Int128)characters), (file, text));
    }

    [Theory]
    [InlineData("Score", 300_000, false)]
    [InlineData("Score", 200_000, true)]
    [InlineData(null, 200_000, false)]
    [InlineData(null, 90_000, true)]
    public void A_memory_bank_counts_with_the_rows_that_there_are(string? column, long rows, bool isAllowed)
    {
        var options = Options(coding: 10, tied: false);
        (options.AnomalyScore, options.MemoryBank, options.AnomalyScoreColumnName) = (new MahalanobisScore(), new MemoryBank { Rows = int.MaxValue }, column);
        NetworkSize.Check(options, 2_000);
        var thrown = Record.Exception(() => NetworkSize.Check(options, 2_000, rows: rows));
        Assert.Equal(isAllowed, thrown is null);
        Assert.True(isAllowed || thrown!.Message.Contains("MemoryBank.Rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Counting_does_not_overflow()
    {
        var (file, _) = NetworkSize.SavedBytes(NetworkCost.Dense([int.MaxValue, int.MaxValue, int.MaxValue], tied: false), decodes: true);
        Assert.True(file > (Int128)long.MaxValue);
    }

    private static AutoencoderEstimator.Options Options(int coding, bool tied) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = coding, HiddenSizes = [], TiedWeights = tied },
    };
}
