using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Reads a column into a tensor, as ML.NET does: a new one, over a new array, for each row.</summary>
internal static class TensorSource
{
    private delegate ITensorSource Factory(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor);

    public static ITensorSource Of(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        Factory template = tensor.ElementType == typeof(string)
            ? column.Type is VectorDataViewType ? TextVector<int> : TextScalar<int>
            : column.Type is VectorDataViewType ? Vector<int> : Scalar<int>;
        return (ITensorSource)GenericCall.Invoke(template, tensor.ElementType, row, column, tensor);
    }

    private static ITensorSource Vector<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default, dense = default;
        return new Source<T>(tensor, column.Type.GetValueCount(), () =>
        {
            read(ref value);
            value.CopyToDense(ref dense);
            return dense.GetValues().ToArray();
        });
    }

    private static ITensorSource Scalar<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<T>(column);
        return new Source<T>(tensor, 1, () =>
        {
            T value = default;
            read(ref value);
            return [value];
        });
    }

    private static ITensorSource TextVector<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return new Source<string>(tensor, column.Type.GetValueCount(), () =>
        {
            read(ref value);
            return [.. value.DenseValues().Select(text => text.ToString())];
        });
    }

    private static ITensorSource TextScalar<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<ReadOnlyMemory<char>>(column);
        return new Source<string>(tensor, 1, () =>
        {
            ReadOnlyMemory<char> value = default;
            read(ref value);
            return [value.ToString()];
        });
    }

    private sealed class Source<T>(TensorInfo tensor, int length, Func<T[]> read) : ITensorSource
    {
        private readonly int[] _shape = ShapeFor(tensor, length);

        public NamedOnnxValue Read() => NamedOnnxValue.CreateFromTensor(tensor.Name, new DenseTensor<T>(read(), _shape));

        // A column that is a multiple of the tensor's known part fills the first dimension.
        private static int[] ShapeFor(TensorInfo tensor, int length)
        {
            int[] shape = [.. tensor.Shape];
            if (shape.Length > 0 && length != tensor.Length) shape[0] *= length / tensor.Length;
            return shape;
        }
    }
}
