using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Data;

/// <summary>Rows whose number nobody knows, held once.</summary>
public class RowBlocksTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(500, false)]
    public void No_more_rows_are_read_than_the_limit_and_the_one_that_tells(int count, bool all)
    {
        var view = new UnsteadySource(1, _ => Rows(count));
        using var reader = Open(view);
        using var blocks = new RowBlocks(1);
        Assert.Equal(all, blocks.Read(reader, limit: 10));
        Assert.Equal(Math.Min(count, 11), blocks.Count);
        Assert.Equal(Math.Min(count, 11), view.RowsRead);
    }

    [Fact]
    public void A_block_is_gone_when_the_next_is_asked_for()
    {
        using var scope = NewDisposeScope();
        using var blocks = new RowBlocks(1);
        Tensor[] added = [.. Enumerable.Range(0, 3).Select(i => full(4, 1, i, ScalarType.Float32, CPU))];
        foreach (var block in added)
            blocks.Add(block);
        int seen = 0;
        foreach (var block in blocks.Drain())
        {
            Assert.Equal(added.Select((_, i) => i < seen), added.Select(b => b.IsInvalid));
            Assert.Same(added[seen++], block);
        }
        Assert.All(added, b => Assert.True(b.IsInvalid));
    }

    [Fact]
    public void The_matrix_has_the_rows_in_their_order_and_the_blocks_are_gone()
    {
        using var scope = NewDisposeScope();
        using var blocks = new RowBlocks(2);
        Tensor[] added = [TensorValues.Matrix([[1, 2]]), TensorValues.Matrix([[3, 4], [5, 6]])];
        foreach (var block in added)
            blocks.Add(block);
        Assert.Equal([1, 2, 3, 4, 5, 6], TensorValues.Floats(blocks.ToMatrix()));
        Assert.All(added, b => Assert.True(b.IsInvalid));
    }

    [Fact]
    public void The_digest_is_that_of_the_rows_bytes()
    {
        using var scope = NewDisposeScope();
        float[][] rows = Sample.Rows(50, 7);
        string expected = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(rows.SelectMany(r => r).ToArray())));
        Assert.Equal(expected, RowDigest.Of(TensorValues.Matrix(rows)));
        Assert.Equal(expected, Load(rows, null).Checksum);
        Assert.Equal(expected, Load(rows, 11).Checksum);
    }

    private static TrainingRows Load(float[][] rows, long? rowsInMemory)
    {
        var view = new UnsteadySource(7, _ => rows);
        var source = new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default);
        var plan = new TrainingPlan { RowsInMemory = rowsInMemory, ValidationFraction = 0.3 };
        return FitParts.Load(source, plan, new(InputScaling.Standardize), new FitSeed(1), CPU);
    }

    private static RowReader Open(UnsteadySource view) => new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default).Open();

    private static IEnumerable<float[]> Rows(int count) => Enumerable.Range(0, count).Select(i => new float[] { i });
}
