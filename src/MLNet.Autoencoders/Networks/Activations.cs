using MLNet.Autoencoders.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Networks;

/// <summary>Implements each <see cref="Activation"/> in TorchSharp and in ONNX.</summary>
internal static class Activations
{
    private const double LeakySlope = 0.01;

    /// <summary>The distance kept from a bound that an activation only approaches.</summary>
    private const double BoundMargin = 0.01;

    public static Tensor Apply(Activation activation, Tensor x) => activation switch
    {
        Activation.Identity => x,
        Activation.Sigmoid => functional.sigmoid(x),
        Activation.Tanh => functional.tanh(x),
        Activation.Relu => functional.relu(x),
        Activation.LeakyRelu => functional.leaky_relu(x, LeakySlope),
        Activation.Elu => functional.elu(x, 1),
        Activation.Selu => functional.selu(x),
        Activation.Gelu => functional.gelu(x),
        Activation.Softplus => functional.softplus(x),
        Activation.Silu => functional.silu(x),
    };

    /// <summary>
    /// A value for which the activation yields approximately <paramref name="output"/>: the inverse, kept away from the bounds,
    /// for activations that are bounded on both sides; the output itself for the others, which hardly change positive values.
    /// </summary>
    public static double ValueBefore(Activation activation, double output) => activation switch
    {
        Activation.Sigmoid => Logit(Math.Clamp(output, BoundMargin, 1 - BoundMargin)),
        Activation.Tanh => Math.Atanh(Math.Clamp(output, BoundMargin - 1, 1 - BoundMargin)),
        Activation.Identity or Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu or Activation.Gelu or Activation.Softplus or Activation.Silu => output,
    };

    /// <summary>Whether a larger value never yields a smaller one.</summary>
    public static bool Rises(Activation activation) => activation switch
    {
        Activation.Gelu or Activation.Silu => false,
        Activation.Identity or Activation.Sigmoid or Activation.Tanh or Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu or Activation.Softplus => true,
    };

    private static double Logit(double p) => Math.Log(p / (1 - p));

    /// <summary>Adds the activation to a graph and returns the name of the resulting tensor.</summary>
    public static string Export(Activation activation, GraphBuilder graph, string name, string x)
    {
        string output = name + "/output";
        return activation switch
        {
            Activation.Identity => x,
            Activation.LeakyRelu => graph.Node("LeakyRelu", output, [x], ("alpha", (float)LeakySlope)),
            Activation.Elu => graph.Node("Elu", output, [x], ("alpha", 1f)),
            Activation.Gelu => Gelu(graph, name, x, output),
            Activation.Silu => graph.Node("Mul", output, [x, graph.Node("Sigmoid", name + "/silu/sigmoid", [x])]),
            Activation.Sigmoid or Activation.Tanh or Activation.Relu or Activation.Selu or Activation.Softplus => graph.Node(activation.ToString(), output, [x]),
        };
    }

    /// <summary>x/2 · (1 + erf(x/√2)): ONNX has a single operator for it only from operator set 20 on.</summary>
    private static string Gelu(GraphBuilder graph, string name, string x, string output)
    {
        string scaled = graph.Node("Mul", name + "/gelu/scaled", [x, graph.Scalar(name + "/gelu/1_sqrt2", (float)(1 / Math.Sqrt(2)))]);
        string erf = graph.Node("Erf", name + "/gelu/erf", [scaled]);
        string twice = graph.Node("Add", name + "/gelu/twice", [erf, graph.Scalar(name + "/gelu/1", 1)]);
        string half = graph.Node("Mul", name + "/gelu/half", [x, graph.Scalar(name + "/gelu/0.5", 0.5f)]);
        return graph.Node("Mul", output, [half, twice]);
    }
}
