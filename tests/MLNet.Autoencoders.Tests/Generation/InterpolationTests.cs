using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>Rows on the way from one row to another. Where codes matter, the model's codes are its rows.</summary>
public sealed class InterpolationTests : IDisposable
{
    private readonly AutoencoderTransformer _model = HandMadeModel.Identity(3).Create();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(Interpolation.Linear)]
    [InlineData(Interpolation.Spherical)]
    public void It_begins_and_ends_with_the_reconstructions_of_any_kind(Interpolation method)
    {
        using var model = SmallModel.Fit(new MLContext(seed: 1));
        var rows = SmallModel.Rows;
        foreach (int steps in new[] { 2, 3, 8 })
        {
            var way = model.Interpolate(rows[0], rows[7], steps, method);
            Assert.Equal(steps, way.Length);
            SmallModel.AssertClose(model.Reconstruct(rows[0]), way[0]);
            SmallModel.AssertClose(model.Reconstruct(rows[7]), way[^1]);
        }
    }

    [Fact]
    public void The_straight_line_is_the_default_and_has_equal_steps()
    {
        float[] from = [1, -2, 0], to = [3, 2, 0.5f];
        float[][] expected = [[1, -2, 0], [1.5f, -1, 0.125f], [2, 0, 0.25f], [2.5f, 1, 0.375f], [3, 2, 0.5f]];
        Assert.Equal(expected, _model.Interpolate(from, to, 5));
        Assert.Equal(expected, _model.Interpolate(from, to, 5, Interpolation.Linear));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.01f, 0.01f)]
    [InlineData(1, 300)]
    public void The_arc_is_part_of_a_great_circle_at_constant_speed(float fromScale, float toScale)
    {
        double[] u = Unit(0.3, -0.8, 0.5), v = Unit(0.9, 0.1, -0.7);
        var way = _model.Interpolate(Scaled(u, fromScale), Scaled(v, toScale), 7, Interpolation.Spherical);
        double angle = Math.Acos(Product(u, v));
        double[] normal = Unit((u[1] * v[2]) - (u[2] * v[1]), (u[2] * v[0]) - (u[0] * v[2]), (u[0] * v[1]) - (u[1] * v[0]));
        for (int k = 0; k < 7; k++)
        {
            double[] code = [.. way[k].Select(x => (double)x)];
            double length = Math.Sqrt(Product(code, code));
            double t = k / 6.0;
            Assert.Equal(1, length / (((1 - t) * fromScale) + (t * toScale)), 1e-6);
            double[] direction = [.. code.Select(x => x / length)];
            Assert.Equal(0, Product(direction, normal), 1e-6);
            Assert.Equal(Math.Cos(t * angle), Product(direction, u), 1e-6);
            Assert.Equal(Math.Cos((1 - t) * angle), Product(direction, v), 1e-6);
        }
    }

    public static TheoryData<float[], float[]> Straight => new()
    {
        { [2, 0, 0], [5, 0, 0] },
        { [0.1f, 0.2f, 0.3f], [0.3f, 0.6f, 0.9f] },
        { [1, 2, 3], [1, 2, 3] },
        { [0, 0, 0], [1, 2, 3] },
        { [1, 2, 3], [0, 0, 0] },
        { [0, 0, 0], [0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Straight))]
    public void Parallel_and_zero_codes_are_joined_by_the_straight_line(float[] from, float[] to)
    {
        SmallModel.AssertClose(_model.Interpolate(from, to, 6), _model.Interpolate(from, to, 6, Interpolation.Spherical), 1e-6f);
    }

    [Fact]
    public void Between_opposite_codes_the_arc_keeps_its_length_and_ends_where_it_should()
    {
        float[] from = [0.6f, 0, 0.8f], to = [-1.2f, 0, -1.6f];
        var way = _model.Interpolate(from, to, 5, Interpolation.Spherical);
        SmallModel.AssertClose([from, to], [way[0], way[4]]);
        double[] lengths = [.. way.Select(c => Math.Sqrt(c.Sum(x => x * x)))];
        for (int k = 0; k < 5; k++)
            Assert.Equal(1 + (k / 4.0), lengths[k], 1e-5);
        // Half way, it is at a right angle to both: on the axis that is perpendicular to them.
        SmallModel.AssertClose([0, 1.5f, 0], way[2], 1e-6f);
        Assert.Equal(way, _model.Interpolate(from, to, 5, Interpolation.Spherical));
    }

    [Fact]
    public void Opposite_codes_of_one_value_are_joined_by_the_straight_line()
    {
        using var model = HandMadeModel.Identity(1).Create();
        Assert.Equal([[-1], [0], [1]], model.Interpolate([-1], [1], 3, Interpolation.Spherical));
    }

    [Fact]
    public void Values_that_are_no_numbers_pass_through()
    {
        foreach (var method in Enum.GetValues<Interpolation>())
        {
            var way = _model.Interpolate([float.NaN, 0, 0], [1, 1, 1], 3, method);
            Assert.Contains(way[1], float.IsNaN);
            Assert.Equal([1, 1, 1], way[2]);
        }
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var row = new float[3];
        Assert.Equal("from", Assert.Throws<ArgumentNullException>(() => _model.Interpolate(null!, row, 2)).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentNullException>(() => _model.Interpolate(row, null!, 2)).ParamName);
        var size = Assert.Throws<ArgumentException>(() => _model.Interpolate(row, new float[4], 2));
        Assert.Equal("to", size.ParamName);
        Assert.Contains("has 4 values; expected 3", size.Message, StringComparison.Ordinal);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Interpolate(row, row, 1)).ParamName);
        Assert.Equal("method", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Interpolate(row, row, 2, (Interpolation)9)).ParamName);
    }

    private static double[] Unit(params double[] vector)
    {
        double length = Math.Sqrt(Product(vector, vector));
        return [.. vector.Select(x => x / length)];
    }

    private static float[] Scaled(double[] vector, double scale) => [.. vector.Select(x => (float)(x * scale))];

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
