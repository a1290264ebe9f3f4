using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// φ(W x + b), or φ(Wᵀ x + b) if the weights are tied to those of another layer; φ(W x + V m + b) if the layer is told by m what
/// values are missing. With batch normalisation, the weighted sums are normalised before b is added.
/// </summary>
internal sealed class DenseLayer : Layer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Activation _activation;
    private readonly bool _tied;
    private readonly HiddenNoise? _noise;
    private readonly Parameter? _missing;
    private readonly BatchNormalization? _normalization;

    private DenseLayer(Parameter weight, Parameter bias, Activation activation, bool tied, BatchNormalization? normalization, HiddenNoise? noise = null, Parameter? missing = null)
    {
        _weight = weight;
        _bias = bias;
        _activation = activation;
        _tied = tied;
        _normalization = normalization;
        _noise = noise;
        _missing = missing;
    }

    public Activation Activation => _activation;

    /// <summary>Whether noise is added to the outputs in training.</summary>
    public bool HasNoisyOutputs => _noise is { AfterActivation: > 0 };

    public override RowShape InputShape => RowShape.Flat(_weight.shape[_tied ? 0 : 1]);

    public override RowShape OutputShape => RowShape.Flat(_bias.shape[0]);

    public override IEnumerable<Parameter> Weights => _tied ? [] : _missing is null ? [_weight] : [_weight, _missing];

    public override IEnumerable<Parameter> Biases => _normalization is null ? [_bias] : [_bias, _normalization.Gain];

    public override IEnumerable<Tensor> Buffers => _normalization?.Buffers ?? [];

    /// <summary>A layer with a weight matrix of its own, [outputs, inputs].</summary>
    public static DenseLayer Create(int inputs, int outputs, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type, Device device, bool normalized = false) => new(
        new Parameter(InitialWeights.Draw(inputs, outputs, activation, initialization, generator, type).to(device)),
        new Parameter(zeros(outputs, type, device)),
        activation,
        tied: false,
        normalized ? new BatchNormalization(outputs, type, device) : null);

    /// <summary>The decoder layer that mirrors this one: it uses the same matrix, transposed, and has its own bias.</summary>
    public DenseLayer TiedBack(bool normalized, Activation activation, Device device)
    {
        int outputs = InputShape.Size;
        var normalization = normalized ? new BatchNormalization(outputs, _weight.dtype, device) : null;
        return new(_weight, new Parameter(zeros(outputs, _weight.dtype, device)), activation, tied: true, normalization);
    }

    public override DenseLayer WithNoise(HiddenNoise noise) => new(_weight, _bias, _activation, _tied, _normalization, noise, _missing);

    /// <summary>V is 0 until training moves it: nothing changes for rows in which nothing is missing.</summary>
    public override DenseLayer ToldOfMissing(Device device) => new(_weight, _bias, _activation, _tied, _normalization, _noise, ZeroWeights(device));

    /// <summary>It has no batch normalisation, which would make the numbers that it gives depend on the batch.</summary>
    public override DenseLayer Twin(Device device) => new(
        ZeroWeights(device),
        new Parameter(zeros(OutputShape.Size, _weight.dtype, device)),
        Activation.Identity,
        tied: false,
        normalization: null,
        missing: _missing is null ? null : ZeroWeights(device));

    /// <summary>Σᵢ Wⱼᵢ² for each unit j.</summary>
    public Tensor SquaredRowNorms() => (_tied ? _weight.t() : _weight).square().sum(dim: 1);

    public override Tensor Forward(Tensor input, ForwardContext context) =>
        NoisyActivation.Apply(_activation, Sum(input, context), _noise, context);

    public override bool GivesZeros(bool inputs) => _activation == Activation.Relu;

    public override void CenterInputs(double[] mean)
    {
        // Batch normalisation centres the sums itself.
        if (_normalization is null)
            SetBiases(() => nn.functional.linear(ToDevice(mean), _tied ? _weight.t() : _weight).neg());
    }

    public override void CenterOutputs(double[] mean) =>
        SetBiases(() => ToDevice(Array.ConvertAll(mean, m => Activations.ValueBefore(_activation, m))));

    private Tensor Sum(Tensor input, ForwardContext context)
    {
        var sum = nn.functional.linear(input, _tied ? _weight.t() : _weight, _normalization is null ? _bias : null);
        if (_missing is not null && context.Missing is { } missing)
            sum += nn.functional.linear(missing, _missing);
        return _normalization?.Apply(sum, _bias, context) ?? sum;
    }

    private Parameter ZeroWeights(Device device) => new(zeros(OutputShape.Size, InputShape.Size, _weight.dtype, device));

    private void SetBiases(Func<Tensor> biases)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        _bias.copy_(biases());
    }

    private Tensor ToDevice(double[] values) => tensor(values, ScalarType.Float64, CPU).to(_bias.dtype, _bias.device);

    public override string Export(GraphBuilder graph, string name, string input)
    {
        string weight = ExportWeights(graph, _weight, name + "/weight");
        string bias = _normalization?.ExportBias(graph, _bias, name + "/bias") ?? graph.Constant(_bias, name + "/bias");
        string sum = graph.Node("Gemm", name + "/sum", [input, weight, bias], ("transB", _tied ? 0 : 1));
        if (_missing is not null && graph.Missing is { } missing)
        {
            weight = ExportWeights(graph, _missing, name + "/missing/weight");
            string known = graph.Node("Gemm", name + "/missing/sum", [missing, weight], ("transB", 1));
            sum = graph.Node("Add", name + "/told", [sum, known]);
        }
        string output = Activations.Export(_activation, graph, name, sum);
        if (_noise is not null)
        {
            graph.AddNoise(sum, OutputSize, _noise.BeforeActivation);
            graph.AddNoise(output, OutputSize, _noise.AfterActivation);
        }
        return output;
    }

    /// <summary>Adds weights to a graph, with batch normalisation as part of them. A layer with tied weights has its units along dimension 1.</summary>
    private string ExportWeights(GraphBuilder graph, Parameter weights, string name) =>
        _normalization?.ExportWeights(graph, weights, _tied ? 1 : 0, name) ?? graph.Constant(weights, name);
}
