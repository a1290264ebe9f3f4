using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A network that tells codes from draws of a prior: dense layers that give a logit, above 0 for draws.</summary>
internal sealed class Discriminator(IReadOnlyList<DenseLayer> layers)
{
    public IReadOnlyList<Parameter> Weights { get; } = [.. layers.SelectMany(l => l.Weights)];

    public IReadOnlyList<Parameter> Biases { get; } = [.. layers.SelectMany(l => l.Biases)];

    public static Discriminator Create(int codingSize, IReadOnlyList<int> hiddenSizes, Activation activation, Generator generator, Device device, ScalarType type = ScalarType.Float32)
    {
        int[] sizes = [codingSize, .. hiddenSizes, 1];
        var layers = new DenseLayer[sizes.Length - 1];
        for (int i = 0; i < layers.Length; i++)
            layers[i] = DenseLayer.Create(sizes[i], sizes[i + 1], i < layers.Length - 1 ? activation : Activation.Identity, WeightInitialization.ByActivation, generator, type, device);
        return new Discriminator(layers);
    }

    /// <summary>The logit of each code, [rows, 1].</summary>
    public Tensor Logits(Tensor codes, ForwardContext context) => layers.Aggregate(codes, (values, layer) => layer.Forward(values, context));
}
