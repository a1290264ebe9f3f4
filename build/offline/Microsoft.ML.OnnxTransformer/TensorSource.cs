using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Reads a column into one tensor, which is filled again for each row.</summary>
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
        VBuffer<T> value = default;
        return new Source<T>(tensor, column.Type.GetValueCount(), target =>
        {
            read(ref value);
            value.CopyTo(target.Span);
        });
    }

    private static ITensorSource Scalar<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<T>(column);
        return new Source<T>(tensor, 1, target => read(ref target.Span[0]));
    }

    private static ITensorSource TextVector<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return new Source<string>(tensor, column.Type.GetValueCount(), target =>
        {
            read(ref value);
            int at = 0;
            foreach (var text in value.DenseValues()) target.Span[at++] = text.ToString();
        });
    }

    private static ITensorSource TextScalar<T>(DataViewRow row, DataViewSchema.Column column, TensorInfo tensor)
    {
        var read = row.GetGetter<ReadOnlyMemory<char>>(column);
        return new Source<string>(tensor, 1, target =>
        {
            ReadOnlyMemory<char> value = default;
            read(ref value);
            target.Span[0] = value.ToString();
        });
    }

    private sealed class Source<T> : ITensorSource
    {
        private readonly Action<Memory<T>> _fill;
        private readonly Memory<T> _memory;
        private readonly NamedOnnxValue _value;

        public Source(TensorInfo tensor, int length, Action<Memory<T>> fill)
        {
            _fill = fill;
            var items = new T[length];
            _memory = items;
            _value = NamedOnnxValue.CreateFromTensor(tensor.Name, new DenseTensor<T>(items, ShapeFor(tensor, length)));
        }

        public NamedOnnxValue Read()
        {
            _fill(_memory);
            return _value;
        }

        // A column that is a multiple of the tensor's known part fills the first dimension.
        private static int[] ShapeFor(TensorInfo tensor, int length)
        {
            int[] shape = [.. tensor.Shape];
            if (shape.Length > 0 && length != tensor.Length) shape[0] *= length / tensor.Length;
            return shape;
        }
    }
}
