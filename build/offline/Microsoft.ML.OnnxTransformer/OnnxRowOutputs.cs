using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>The outputs for the row on which the input stands: one Run for all of them, kept until the row changes.</summary>
internal sealed class OnnxRowOutputs(OnnxModel model, DataViewRow input, ITensorSource[] sources, string[] names) : IDisposable
{
    private readonly NamedOnnxValue[] _inputs = new NamedOnnxValue[sources.Length];
    private IDisposableReadOnlyCollection<DisposableNamedOnnxValue> _values;
    private long _position = -1;

    /// <param name="place">Place among the names.</param>
    public NamedOnnxValue this[int place]
    {
        get
        {
            Update();
            return _values.ElementAt(place);
        }
    }

    public void Dispose()
    {
        _values?.Dispose();
        _values = null;
        _position = -1;
    }

    private void Update()
    {
        if (_values is not null && _position == input.Position) return;
        for (int i = 0; i < sources.Length; i++) _inputs[i] = sources[i].Read();
        Dispose();
        _values = model.Run(_inputs, names);
        _position = input.Position;
    }
}
