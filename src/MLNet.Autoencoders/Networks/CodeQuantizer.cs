using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// Rounds the values of a code to evenly spaced levels between the least and the largest value of each unit; in training, uniform noise
/// of ±½ step takes the place of rounding: see <see cref="Quantization"/>.
/// </summary>
/// <param name="quantization">How many levels there are.</param>
/// <param name="size">The number of values in a code.</param>
/// <param name="keepsZeros">Whether zeros must stay zeros.</param>
/// <param name="device">The device.</param>
internal sealed class CodeQuantizer(Quantization quantization, int size, bool keepsZeros, Device device)
{
    /// <summary>The part of the way to the range of a batch that a wider range shrinks: codes may be wider in the beginning than later.</summary>
    private const double Forgetting = 0.01;

    private const string Name = GraphBuilder.Prefix + "codes/levels/";

    private readonly Tensor _least = zeros(size, ScalarType.Float32, device);
    private readonly Tensor _largest = quantization.IsBinary ? ones(size, ScalarType.Float32, device) : zeros(size, ScalarType.Float32, device);
    private readonly int _steps = (1 << quantization.Bits) - 1;

    /// <summary>The range of each unit, which training changes.</summary>
    public IEnumerable<Tensor> Buffers => [_least, _largest];

    /// <param name="code">The code as the encoder gives it, [rows, size].</param>
    /// <param name="context">Whether the pass belongs to training, and the generator to draw from.</param>
    /// <returns>The code as the decoder gets it.</returns>
    public Tensor Apply(Tensor code, ForwardContext context)
    {
        if (!context.IsTraining)
            return Rounded(code);
        if (quantization.IsBinary)
            return code;
        Follow(code);
        return context.Generator is { } generator ? code + Noise(code, generator) : code;
    }

    /// <summary>Takes the range of the codes of all training rows as the one to use.</summary>
    public void Settle(FeatureStatistics codes)
    {
        if (quantization.IsBinary)
            return;
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        _least.copy_(tensor(codes.Minima, _least.dtype, device));
        _largest.copy_(tensor(codes.Maxima, _largest.dtype, device));
    }

    /// <summary>Adds the rounding to a graph, and returns the name of the rounded code.</summary>
    public string Export(GraphBuilder graph, string code)
    {
        using var scope = NewDisposeScope();
        var (least, largest, step) = Levels();
        string first = graph.Values(least, Name + "least"), distance = graph.Values(step, Name + "step");
        string above = graph.Node("Max", Name + "above", [code, first]);
        string within = graph.Node("Min", Name + "within", [above, graph.Values(largest, Name + "largest")]);
        string steps = graph.Node("Div", Name + "steps", [graph.Node("Sub", Name + "shifted", [within, first]), distance]);
        string widened = graph.Node("Mul", Name + "widened", [graph.Node("Round", Name + "index", [steps]), distance]);
        return graph.Node("Add", Name + "rounded", [widened, first]);
    }

    /// <summary>The levels of codes as they leave the graph.</summary>
    /// <param name="scale">The scale of the codes; null if they are not scaled.</param>
    public CodeLevels Describe(CodeScale? scale)
    {
        using var scope = NewDisposeScope();
        var (least, largest, _) = Levels();
        return new CodeLevels { Bits = quantization.Bits, Minima = Scaled(least), Maxima = Scaled(largest) };

        float[] Scaled(Tensor level) => scale?.Of(Values(level)) ?? Values(level);
    }

    private static float[] Values(Tensor level) => Array.ConvertAll(level.ToDoubles(), v => (float)v);

    /// <summary>The least and the largest level of each unit, and the step from one to the next; 1 for a unit of a single level.</summary>
    private (Tensor Least, Tensor Largest, Tensor Step) Levels()
    {
        var (least, largest) = keepsZeros ? (_least.Within(double.NegativeInfinity, 0), _largest.Within(0, double.PositiveInfinity)) : (_least, _largest);
        var step = (largest - least).DividedBy(_steps);
        var single = step.eq(zeros_like(step));
        step = where(single, ones_like(step), step);
        if (!keepsZeros)
            return (least, largest, step);
        // The least level is a whole number of steps below 0, so that rounding gives exactly 0 there.
        var first = (least / step).round() * step;
        return (first, where(single, first, first + step.Times(_steps)), step);
    }

    private Tensor Rounded(Tensor code)
    {
        var (least, largest, step) = Levels();
        return (((code.maximum(least).minimum(largest) - least) / step).round() * step) + least;
    }

    private Tensor Noise(Tensor code, Generator generator)
    {
        using var noGradients = no_grad();
        var noise = rand(code.shape, code.dtype, code.device, generator: generator).Minus(0.5) * (_largest - _least).DividedBy(_steps);
        // A zero that is a level is rounded without error.
        return keepsZeros ? noise * code.sign().abs() : noise;
    }

    /// <summary>Widens the range to that of a batch at once, and narrows it slowly.</summary>
    private void Follow(Tensor code)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor least = code.amin(0L), largest = code.amax(0L);
        _least.copy_(least.minimum(_least + (least - _least).Times(Forgetting)));
        _largest.copy_(largest.maximum(_largest + (largest - _largest).Times(Forgetting)));
    }
}
