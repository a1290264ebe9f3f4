using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Export;

/// <summary>Collects the nodes and constants of an ONNX graph in the order in which they run.</summary>
internal sealed class GraphBuilder
{
    /// <summary>What names of tensors that are no columns begin with, so that they never meet a column's name.</summary>
    public const string Prefix = "autoencoder/";

    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _constants = [];
    private readonly Dictionary<Parameter, string> _stored = new(ReferenceEqualityComparer.Instance);
    private readonly List<NoisePoint> _noise = [];

    /// <summary>The tensor that is 1 where a value of the input is missing and 0 elsewhere, [rows, input size]; null if none can be.</summary>
    public string? Missing { get; set; }

    /// <summary>Where the sampling chain adds noise, in the order in which the graph runs.</summary>
    public IReadOnlyList<NoisePoint> Noise => _noise;

    /// <summary>Adds an operation with one result; settings are floats, integers or lists of integers.</summary>
    /// <returns>The result's name.</returns>
    public string Node(string operation, string output, IReadOnlyList<string> inputs, params IReadOnlyList<(string Name, object Value)> settings)
    {
        Node(operation, [output], inputs, settings);
        return output;
    }

    /// <summary>Adds an operation with several results.</summary>
    public void Node(string operation, IReadOnlyList<string> outputs, IReadOnlyList<string> inputs, params IReadOnlyList<(string Name, object Value)> settings) =>
        _nodes.Add(new OnnxNode(operation, inputs, outputs, [.. settings.Select(Attribute)]));

    /// <summary>Adds a parameter of the network, once however many layers share it.</summary>
    public string Constant(Parameter parameter, string name)
    {
        if (_stored.TryGetValue(parameter, out var stored))
            return stored;
        return _stored[parameter] = Values(parameter, name);
    }

    /// <summary>Adds the values of a tensor.</summary>
    public string Values(Tensor tensor, string name)
    {
        using var scope = NewDisposeScope();
        var values = tensor.detach().to(ScalarType.Float32, CPU).contiguous();
        _constants.Add(OnnxTensor.Floats(name, ByteBlocks.Floats(values), values.shape));
        return name;
    }

    public string Scalar(string name, float value) => Vector(name, [value]);

    public string Vector(string name, ReadOnlySpan<float> values)
    {
        _constants.Add(OnnxTensor.Floats(name, values, values.Length));
        return name;
    }

    /// <summary>Adds values row by row, [rows, columns].</summary>
    public string Matrix(string name, ReadOnlySpan<float> values, int columns)
    {
        _constants.Add(OnnxTensor.Floats(name, values, values.Length / columns, columns));
        return name;
    }

    /// <summary>Adds a number in double precision.</summary>
    public string Double(string name, double value)
    {
        _constants.Add(OnnxTensor.Doubles(name, [value]));
        return name;
    }

    /// <summary>Adds values that are there in double precision.</summary>
    public string ToDouble(string values, string name) => Node("Cast", name, [values], ("to", OnnxTensor.Double));

    public string Int64s(string name, params ReadOnlySpan<long> values)
    {
        _constants.Add(OnnxTensor.Int64s(name, values));
        return name;
    }

    /// <summary>Adds the sum of each row, [rows, 1].</summary>
    public void SumOverFeatures(string values, string output)
    {
        Node("ReduceSum", output, [values, Int64s(output + "/axes", 1)], ("keepdims", 1));
    }

    /// <summary>Notes that the sampling chain adds noise to a tensor, if there is any. The graph itself stays without it.</summary>
    public void AddNoise(string tensor, int size, double deviation)
    {
        if (deviation == 0)
            return;
        if (_noise.Count > 0 && _noise[^1].TensorName == tensor)
        {
            // An identity activation has the same tensor before and behind it.
            deviation = Math.Sqrt((deviation * deviation) + (_noise[^1].StandardDeviation * _noise[^1].StandardDeviation));
            _noise.RemoveAt(_noise.Count - 1);
        }
        _noise.Add(new NoisePoint(tensor, size, deviation));
    }

    /// <summary>Gives a tensor the name that it has outside.</summary>
    public void Name(string tensor, string name) => Node("Identity", name, [tensor]);

    public OnnxGraph Build(IReadOnlyList<OnnxValue> inputs, IReadOnlyList<OnnxValue> outputs) => new(inputs, outputs, _nodes, _constants);

    private static OnnxAttribute Attribute((string Name, object Value) setting) => setting.Value switch
    {
        float single => new OnnxAttribute(setting.Name) { Float = single },
        int integer => new OnnxAttribute(setting.Name) { Int = integer },
        long[] integers => new OnnxAttribute(setting.Name) { Ints = integers },
        _ => throw new ArgumentException($"{setting.Name} is none of float, int and long[].", nameof(setting)),
    };
}
