using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>A row's output tensors as values of columns.</summary>
internal static class OnnxGetters
{
    public static Delegate Vector<T>(OnnxRowOutputs outputs, int place) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
    {
        var tensor = Dense<T>(outputs[place]);
        var editor = VBufferEditor.Create(ref value, (int)tensor.Length);
        tensor.Buffer.Span.CopyTo(editor.Values);
        value = editor.Commit();
    });

    // The real one promises a scalar for a tensor without dimensions, and throws this when it is read.
    public static Delegate Scalar<T>(OnnxRowOutputs outputs, int place) => (ValueGetter<T>)((ref T value) =>
        throw new ArgumentNullException("source", "A tensor without dimensions cannot be read as a column."));

    public static Delegate TextVector<T>(OnnxRowOutputs outputs, int place) => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
    {
        var tensor = Dense<string>(outputs[place]);
        var editor = VBufferEditor.Create(ref value, (int)tensor.Length);
        for (int i = 0; i < editor.Values.Length; i++) editor.Values[i] = tensor.Buffer.Span[i].AsMemory();
        value = editor.Commit();
    });

    public static Delegate TextScalar<T>(OnnxRowOutputs outputs, int place) => Scalar<ReadOnlyMemory<char>>(outputs, place);

    private static DenseTensor<T> Dense<T>(NamedOnnxValue value)
        => value.AsTensor<T>() as DenseTensor<T>
            ?? throw new InvalidOperationException($"Output column {value.Name} doesn't contain a DenseTensor of expected type {typeof(T)}");
}
