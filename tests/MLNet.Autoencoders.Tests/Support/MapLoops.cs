using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Convolutions written out as loops over [rows, channels, height, width].</summary>
internal static class MapLoops
{
    public static (long[] Shape, double[] Values) Convolved(Tensor input, Tensor weight, Tensor bias, int stride, int padding)
    {
        long Length(int dim) => ((input.shape[dim] + (2 * padding) - weight.shape[dim]) / stride) + 1;
        var sum = new Maps([input.shape[0], weight.shape[0], Length(2), Length(3)]);
        var (from, by) = (new Maps(input), new Maps(weight));
        sum.Fill(TensorValues.Values(bias));
        ForEachPair(sum, by, from.Shape[1], (row, map, y, x, channel, i, j) =>
            sum[row, map, y, x] += by[map, channel, i, j] * from[row, channel, (y * stride) + i - padding, (x * stride) + j - padding]);
        return (sum.Shape, sum.Values);
    }

    public static (long[] Shape, double[] Values) Spread(Tensor input, Tensor weight, Tensor bias, int stride, int padding, int outputPadding)
    {
        long Length(int dim) => ((input.shape[dim] - 1) * stride) - (2 * padding) + weight.shape[dim] + outputPadding;
        var sum = new Maps([input.shape[0], weight.shape[1], Length(2), Length(3)]);
        var (from, by) = (new Maps(input), new Maps(weight));
        sum.Fill(TensorValues.Values(bias));
        ForEachPair(from, by, sum.Shape[1], (row, map, y, x, channel, i, j) =>
            sum[row, channel, (y * stride) + i - padding, (x * stride) + j - padding] += by[map, channel, i, j] * from[row, map, y, x]);
        return (sum.Shape, sum.Values);
    }

    /// <summary>Every element of the maps on the weight's own side, with every element of the weight that meets it.</summary>
    private static void ForEachPair(Maps maps, Maps weight, long channels, Action<long, long, long, long, long, long, long> visit)
    {
        for (long row = 0; row < maps.Shape[0]; row++)
            for (long map = 0; map < maps.Shape[1]; map++)
                for (long y = 0; y < maps.Shape[2]; y++)
                    for (long x = 0; x < maps.Shape[3]; x++)
                        for (long channel = 0; channel < channels; channel++)
                            for (long i = 0; i < weight.Shape[2]; i++)
                                for (long j = 0; j < weight.Shape[3]; j++)
                                    visit(row, map, y, x, channel, i, j);
    }

    /// <summary>Reads as zero, and keeps nothing, outside of height and width.</summary>
    private sealed class Maps(long[] shape)
    {
        public Maps(Tensor tensor)
            : this(tensor.shape) => TensorValues.Values(tensor).CopyTo(Values, 0);

        public long[] Shape { get; } = shape;

        public double[] Values { get; } = new double[shape.Aggregate((a, b) => a * b)];

        public double this[long row, long map, long y, long x]
        {
            get => Inside(y, x) ? Values[At(row, map, y, x)] : 0;
            set
            {
                if (Inside(y, x)) Values[At(row, map, y, x)] = value;
            }
        }

        public void Fill(double[] ofMaps)
        {
            long size = Shape[2] * Shape[3];
            for (int i = 0; i < Values.Length; i++) Values[i] = ofMaps[i / size % Shape[1]];
        }

        private bool Inside(long y, long x) => y >= 0 && y < Shape[2] && x >= 0 && x < Shape[3];

        private long At(long row, long map, long y, long x) => (((((row * Shape[1]) + map) * Shape[2]) + y) * Shape[3]) + x;
    }
}
