using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A layer of the network: its computation in training, and the same computation in ONNX.</summary>
internal abstract class Layer
{
    /// <summary>The shape of a row of the input.</summary>
    public abstract RowShape InputShape { get; }

    /// <summary>The shape of a row of the output.</summary>
    public abstract RowShape OutputShape { get; }

    /// <summary>The number of values in a row of the output.</summary>
    public int OutputSize => OutputShape.Size;

    /// <summary>The number of values in a row of the largest tensor that the layer computes.</summary>
    public virtual int LargestSize => OutputSize;

    /// <summary>The weights that this layer owns; weight decay acts on them.</summary>
    public abstract IEnumerable<Parameter> Weights { get; }

    /// <summary>The other parameters that this layer owns.</summary>
    public abstract IEnumerable<Parameter> Biases { get; }

    /// <summary>What training changes besides parameters, such as running statistics.</summary>
    public virtual IEnumerable<Tensor> Buffers => [];

    /// <summary>Whether the layer changes nothing in use.</summary>
    public virtual bool IsForTraining => false;

    /// <param name="input">The input, [rows, ...] of <see cref="InputShape"/>.</param>
    /// <param name="context">Whether the pass belongs to training, and the generator to draw from.</param>
    /// <returns>The output, [rows, ...] of <see cref="OutputShape"/>.</returns>
    public abstract Tensor Forward(Tensor input, ForwardContext context);

    /// <summary>The same layer, on the same parameters, with noise around its activation; layers without one have no noise.</summary>
    public virtual Layer WithNoise(HiddenNoise noise) => this;

    /// <summary>The same layer, on the same parameters, which as the first of a network is told what values are missing; layers that cannot be told stay as they are.</summary>
    public virtual Layer ToldOfMissing(Device device) => this;

    /// <summary>Whether outputs are exactly 0 for many rows at inference.</summary>
    /// <param name="inputs">Whether inputs are.</param>
    public abstract bool GivesZeros(bool inputs);

    /// <summary>Sets the biases, if there are any, so that the mean of the inputs adds nothing to the weighted sums.</summary>
    /// <param name="mean">The mean of each input.</param>
    public virtual void CenterInputs(double[] mean)
    {
    }

    /// <summary>Sets the biases, if there are any, so that inputs of 0 give about the mean of the outputs.</summary>
    /// <param name="mean">The mean that each output should have.</param>
    public virtual void CenterOutputs(double[] mean)
    {
    }

    /// <summary>A layer of the same form without activation, whose weights are its own and all 0 until training moves them.</summary>
    public virtual Layer Twin(Device device) => throw new NotSupportedException($"{GetType().Name} has no twin.");

    /// <summary>Adds the layer to a graph, its constants and tensors named after <paramref name="name"/>.</summary>
    /// <returns>The name of the resulting tensor.</returns>
    public abstract string Export(GraphBuilder graph, string name, string input);
}
