using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>The transformer bound to an input schema.</summary>
internal sealed class OnnxMapper : IRowMapper
{
    private delegate Delegate GetterMaker(OnnxRowOutputs outputs, int index);

    private readonly OnnxTransformer _parent;
    private readonly DataViewSchema.Column[] _columns;

    public OnnxMapper(OnnxTransformer parent, DataViewSchema schema)
    {
        _parent = parent;
        _columns = [.. parent.Inputs.Select(name => Bind(parent.Model.Input(name), schema))];
    }

    public DataViewSchema.DetachedColumn[] OutputColumns => _parent.OutputColumns;

    public bool UsesThreads => true;

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
    {
        bool any = Enumerable.Range(0, OutputColumns.Length).Any(activeOutput);
        return column => any && _columns.Any(c => c.Index == column);
    }

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        var sources = _columns.Select((c, i) => TensorSource.Of(input, c, _parent.Model.Input(_parent.Inputs[i]))).ToArray();
        string[] active = [.. _parent.Outputs.Where((_, i) => activeOutput(i))];
        var outputs = new OnnxRowOutputs(_parent.Model, input, sources, active);
        dispose = outputs.Dispose;
        var getters = new Delegate[OutputColumns.Length];
        for (int i = 0, place = 0; i < getters.Length; i++)
            if (activeOutput(i)) getters[i] = MakeGetter(outputs, place++, _parent.Model.Output(_parent.Outputs[i]));
        return getters;
    }

    private static Delegate MakeGetter(OnnxRowOutputs outputs, int place, TensorInfo tensor)
    {
        GetterMaker template = tensor.ElementType == typeof(string)
            ? tensor.ColumnType is VectorDataViewType ? OnnxGetters.TextVector<int> : OnnxGetters.TextScalar<int>
            : tensor.ColumnType is VectorDataViewType ? OnnxGetters.Vector<int> : OnnxGetters.Scalar<int>;
        return (Delegate)GenericCall.Invoke(template, tensor.ElementType, outputs, place);
    }

    private static DataViewSchema.Column Bind(TensorInfo tensor, DataViewSchema schema)
    {
        var column = schema.GetColumnOrNull(tensor.Name) ?? throw Errors.MissingColumn("inputSchema", "input", tensor.Name);
        if (column.Type is VectorDataViewType { IsKnownSize: false })
            throw new InvalidOperationException("Variable length input columns not supported");
        if (!column.Type.GetItemType().Equals(tensor.ItemType))
            throw Errors.SchemaMismatch("inputSchema", "input", tensor.Name, tensor.ItemType.ToString(), column.Type.ToString());
        int length = column.Type.GetValueCount();
        if (length % tensor.Length != 0)
            throw new InvalidOperationException($"Input shape mismatch: Input '{tensor.Name}' has shape {string.Join(",", tensor.Shape)}, but input data is of length {length}.");
        return column;
    }
}
