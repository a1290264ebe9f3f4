using MLNet.Autoencoders.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The layers that lead to the code, and those that lead back. Rows enter and leave as vectors, and so do codes.</summary>
internal sealed class AutoencoderNetwork(IReadOnlyList<Layer> encoder, IReadOnlyList<Layer> decoder, LabelHead? labelHead = null)
{
    public IReadOnlyList<Layer> Encoder => encoder;

    public IReadOnlyList<Layer> Decoder => decoder;

    /// <summary>The head that learns the label; null without.</summary>
    public LabelHead? LabelHead => labelHead;

    public IEnumerable<Parameter> EncoderWeights => encoder.SelectMany(l => l.Weights);

    public IEnumerable<Parameter> EncoderBiases => encoder.SelectMany(l => l.Biases);

    public IReadOnlyList<Parameter> Weights { get; } = [.. encoder.Concat(decoder).SelectMany(l => l.Weights), .. labelHead?.Weights ?? []];

    public IReadOnlyList<Parameter> Biases { get; } = [.. encoder.Concat(decoder).SelectMany(l => l.Biases), .. labelHead?.Biases ?? []];

    /// <summary>Whether values of a code are exactly 0 for many rows.</summary>
    public bool HasSparseCodes => encoder.Aggregate(false, (sparse, layer) => layer.GivesZeros(sparse));

    public IEnumerable<Parameter> Parameters => Weights.Concat(Biases);

    /// <summary>Everything that training changes.</summary>
    public IEnumerable<Tensor> State => Parameters.Concat(encoder.Concat(decoder).SelectMany(l => l.Buffers));

    /// <summary>The same network with a layer behind the code, if there is one. Of a code that is drawn, it acts on the means.</summary>
    public AutoencoderNetwork Constrained(Layer? layer) =>
        layer is null ? this
        : encoder[^1] is SamplingLayer sampling ? new AutoencoderNetwork([.. encoder.SkipLast(1), new MeanLayer(layer, sampling.OutputShape), sampling], decoder)
        : new AutoencoderNetwork([.. encoder, layer], decoder);

    /// <summary>The same network with other layers in place of the code layer, if there are any.</summary>
    public AutoencoderNetwork WithCode(IReadOnlyList<Layer> layers) => layers.Count == 0 ? this : new AutoencoderNetwork([.. encoder.SkipLast(1), .. layers], decoder);

    /// <summary>The same network with noise in the encoder, if there is any.</summary>
    public AutoencoderNetwork WithNoise(HiddenNoise? noise) => noise is null ? this : new AutoencoderNetwork([.. encoder.Select(l => l.WithNoise(noise))], decoder);

    /// <summary>The same network, which is told what values of its input are missing.</summary>
    public AutoencoderNetwork ToldOfMissing(Device device) => new([encoder[0].ToldOfMissing(device), .. encoder.Skip(1)], decoder);

    /// <summary>The same network with a head for labels.</summary>
    public AutoencoderNetwork WithLabelHead(LabelHead head) => new(encoder, decoder, head);

    /// <summary>The same network, of which the first encoder layers stay as they are.</summary>
    public AutoencoderNetwork Frozen(int layers) => layers == 0 ? this : new AutoencoderNetwork([.. encoder.Select((l, i) => i < layers ? new FrozenLayer(l) : l)], decoder, labelHead);

    /// <summary>The codes of rows, as they are in use.</summary>
    public Tensor Encode(Batch batch) => Encode(batch, ForwardContext.Use);

    /// <summary>The codes of rows.</summary>
    public Tensor Encode(Batch batch, ForwardContext context) => Apply(encoder, batch.Rows, context with { Missing = batch.Missing });

    /// <summary>The output of the last layer for these codes.</summary>
    public Tensor Decode(Tensor codes, ForwardContext context) => Apply(decoder, codes, context);

    /// <summary>
    /// The outputs of the head for labels, [rows, outputs]. It sees codes as they are in use: what acts on them in training alone, as
    /// winner-take-all does, lies behind it.
    /// </summary>
    public Tensor LabelOutputs(ForwardPass pass) => labelHead!.Forward(pass.EncoderOutputs[encoder.Count - 1 - encoder.Reverse().TakeWhile(l => l.IsForTraining).Count()]);

    public ForwardPass Forward(Batch batch, ForwardContext context)
    {
        var encoded = new List<Tensor>(encoder.Count);
        context = context with { Missing = batch.Missing };
        Apply(encoder, batch.Rows, context, encoded);
        return new ForwardPass(batch.Rows, encoded, Decode(encoded[^1], context), context);
    }

    /// <summary>Applies layers, and notes the output of each as vectors.</summary>
    private static Tensor Apply(IReadOnlyList<Layer> layers, Tensor rows, ForwardContext context, List<Tensor>? outputs = null)
    {
        var flat = rows;
        foreach (var layer in layers)
        {
            rows = layer.Forward(layer.InputShape.Of(rows), context);
            flat = layer.OutputShape.Flattened.Of(rows);
            outputs?.Add(flat);
        }
        return flat;
    }
}
