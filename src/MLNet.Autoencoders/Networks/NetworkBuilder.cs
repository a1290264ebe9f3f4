using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>Builds the network that an <see cref="Architecture"/> describes.</summary>
internal static class NetworkBuilder
{
    /// <param name="architecture">The architecture, settled for rows of this size.</param>
    /// <param name="inputSize">The number of values in a row.</param>
    /// <param name="outputActivation">The activation of the last layer, if the architecture leaves it open.</param>
    /// <param name="generator">The generator for the initial weights.</param>
    /// <param name="device">The device of the parameters.</param>
    /// <param name="type">The element type of the parameters, and so of everything that the network computes.</param>
    public static AutoencoderNetwork Build(
        Architecture architecture, int inputSize, Activation outputActivation, Generator generator, Device device, ScalarType type = ScalarType.Float32) =>
        architecture switch
        {
            DenseArchitecture dense => Dense(dense, inputSize, outputActivation, generator, type, device),
            ConvolutionalArchitecture convolutional => Convolutional(convolutional, outputActivation, generator, type, device),
            _ => throw new ArgumentOutOfRangeException(nameof(architecture), architecture, "Not an architecture that can be built."),
        };

    private static AutoencoderNetwork Dense(DenseArchitecture dense, int inputSize, Activation outputActivation, Generator generator, ScalarType type, Device device)
    {
        int[] sizes = [inputSize, .. dense.HiddenSizes!, dense.CodingSize];
        var encoder = new List<DenseLayer>();
        for (int i = 1; i < sizes.Length; i++)
        {
            bool hidden = i < sizes.Length - 1;
            encoder.Add(Create(sizes[i - 1], sizes[i], hidden ? dense.HiddenActivation : dense.CodeActivation, hidden ? dense.BatchNormalization : dense.CodeBatchNormalization));
        }
        var decoder = new List<DenseLayer>();
        for (int i = sizes.Length - 1; i > 0; i--)
        {
            bool hidden = i > 1;
            var activation = hidden ? dense.HiddenActivation : outputActivation;
            decoder.Add(dense.TiedWeights
                ? encoder[i - 1].TiedBack(Normalized(hidden), activation, device)
                : Create(sizes[i], sizes[i - 1], activation, Normalized(hidden)));
        }
        return new AutoencoderNetwork(encoder, decoder);

        bool Normalized(bool hidden) => hidden && dense.BatchNormalization;

        DenseLayer Create(int inputs, int outputs, Activation activation, bool normalized) =>
            DenseLayer.Create(inputs, outputs, activation, dense.Initialization, generator, type, device, normalized);
    }

    private static AutoencoderNetwork Convolutional(ConvolutionalArchitecture architecture, Activation outputActivation, Generator generator, ScalarType type, Device device)
    {
        var faults = new OptionFaults();
        var stages = architecture.Shapes(architecture.Stages, "Architecture.Stages", faults);
        var mirrored = architecture.Shapes(architecture.MirroredStages, "Architecture.DecoderStages", faults);
        // In TorchSharp, shapes that do not fit may end the process.
        if (faults.Any || stages.Count == 0 || mirrored.Count == 0)
            throw new ArgumentException($"The architecture has {faults}", nameof(architecture));
        var (hidden, initialization, size) = (architecture.HiddenActivation, architecture.Initialization, stages[^1].Output.Size);
        var convolutions = stages.Select((s, i) => ConvolutionLayer.Create(
            s, !architecture.DenseCode && i == stages.Count - 1 ? architecture.CodeActivation : hidden, initialization, generator, type, device)).ToList();
        var code = architecture.DenseCode ? DenseLayer.Create(size, architecture.CodingSize, architecture.CodeActivation, initialization, generator, type, device) : null;
        var decoder = new List<Layer>();
        if (code is not null)
            decoder.Add(architecture.TiedWeights ? code.TiedBack(normalized: false, hidden, device) : DenseLayer.Create(architecture.CodingSize, mirrored[^1].Output.Size, hidden, initialization, generator, type, device));
        for (int i = mirrored.Count - 1; i >= 0; i--)
        {
            var activation = i == 0 ? outputActivation : hidden;
            bool normalized = i > 0 && mirrored[i].Stage.BatchNormalization;
            decoder.Add(architecture.TiedWeights
                ? convolutions[i].TiedBack(normalized, activation)
                : TransposedConvolutionLayer.Create(mirrored[i], normalized, activation, initialization, generator, type, device));
        }
        return new AutoencoderNetwork([.. convolutions, .. code is null ? Array.Empty<Layer>() : [code]], decoder);
    }
}
