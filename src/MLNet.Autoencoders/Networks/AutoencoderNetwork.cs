using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The layers that lead to the code, and those that lead back.</summary>
internal sealed class AutoencoderNetwork(IReadOnlyList<Layer> encoder, IReadOnlyList<Layer> decoder)
{
    public IReadOnlyList<Layer> Encoder => encoder;

    public IReadOnlyList<Layer> Decoder => decoder;

    public IReadOnlyList<Parameter> Weights { get; } = [.. encoder.Concat(decoder).SelectMany(l => l.Weights)];

    public IReadOnlyList<Parameter> Biases { get; } = [.. encoder.Concat(decoder).SelectMany(l => l.Biases)];

    public IEnumerable<Parameter> Parameters => Weights.Concat(Biases);

    public ForwardPass Forward(Tensor input)
    {
        var encoded = new List<Tensor>(encoder.Count);
        var x = input;
        foreach (var layer in encoder)
            encoded.Add(x = layer.Forward(x));
        foreach (var layer in decoder)
            x = layer.Forward(x);
        return new ForwardPass(encoded, x);
    }
}
