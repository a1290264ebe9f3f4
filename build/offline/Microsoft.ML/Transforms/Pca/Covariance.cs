using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal static class Covariance
{
    // Rows are taken in blocks and each block is transposed: a product of two features is then one long dot product.
    private const int BlockRows = 512;

    /// <returns>The covariance (the mean product, if it is not centred), full, row by row; and the mean, zero if it is not centred.</returns>
    public static (double[] Matrix, float[] Mean) Of(IDataView data, DataViewSchema.Column column, bool center)
    {
        int size = column.Type.GetValueCount();
        var products = new double[size * size];
        double[] sums = new double[size];
        // Relative to the first row, so that a large mean does not eat the digits.
        float[] shift = null;
        float[] row = new float[size], block = new float[size * BlockRows];
        long rows = 0;
        int filled = 0;
        using var cursor = data.GetRowCursor([column]);
        var read = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            read(ref value);
            value.CopyTo(row);
            shift ??= center ? [.. row] : new float[size];
            TensorPrimitives.Subtract<float>(row, shift, row);
            for (int j = 0; j < size; j++) block[j * BlockRows + filled] = row[j];
            rows++;
            if (++filled < BlockRows) continue;
            Add(block, filled, size, products, sums);
            filled = 0;
        }
        Check.State(rows > 0, "Principal component analysis needs rows: the input has none.");
        Add(block, filled, size, products, sums);

        float[] mean = new float[size];
        for (int i = 0; i < size; i++)
        {
            double shiftedMean = center ? sums[i] / rows : 0;
            mean[i] = center ? (float)(shift[i] + shiftedMean) : 0;
            for (int j = 0; j <= i; j++)
            {
                double shiftedOther = center ? sums[j] / rows : 0;
                products[i * size + j] = products[j * size + i] = products[i * size + j] / rows - shiftedMean * shiftedOther;
            }
        }
        return (products, mean);
    }

    private static void Add(float[] block, int rows, int size, double[] products, double[] sums)
        => Parallel.For(0, size, i =>
        {
            var own = block.AsSpan(i * BlockRows, rows);
            sums[i] += TensorPrimitives.Sum<float>(own);
            for (int j = 0; j <= i; j++) products[i * size + j] += TensorPrimitives.Dot<float>(own, block.AsSpan(j * BlockRows, rows));
        });
}
