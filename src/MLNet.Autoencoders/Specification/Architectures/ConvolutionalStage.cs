namespace MLNet.Autoencoders;

/// <summary>
/// A stage of a convolutional encoder: convolution, batch normalisation if set, activation, pooling if set. Its mirror in the
/// decoder is nearest-neighbour upsampling by the pooling's factor, then a transposed convolution to exactly the shape that the
/// stage takes, batch normalisation if set, activation.
/// </summary>
/// <remarks>
/// A convolution turns a height of n into ⌊(n + 2 · padding − kernel size) / stride⌋ + 1, pooling turns n into ⌊n / pooling
/// size⌋, and the same holds for widths. What pooling leaves over at the bottom and right is filled in the mirror with the values
/// beside it.
/// </remarks>
public sealed record ConvolutionalStage
{
    // Up to this factor, torch's upsampling, which computes in single precision, repeats every value exactly as often as it should.
    private const int LargestPooling = 32;

    /// <summary>The number of feature maps that the stage gives. Default 32; at least 1.</summary>
    public int Maps { get; init; } = 32;

    /// <summary>The height and width of the kernel. Default 3; at least 1.</summary>
    public int KernelSize { get; init; } = 3;

    /// <summary>The distance between the kernel's positions. Default 1; at least 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>
    /// The number of zeros added at each side. Default <see langword="null"/>: half the kernel size, rounded down, or for even
    /// kernels one less, so that an odd kernel with stride 1 keeps heights and widths. From 0 to below the kernel size.
    /// </summary>
    public int? Padding { get; init; }

    /// <summary>
    /// Whether the values of each map are scaled to mean 0 and variance 1 over a batch, and then scaled and shifted by learned
    /// numbers (S. Ioffe, C. Szegedy, "Batch Normalization", 2015). At inference, running means and variances are used, and in
    /// exported graphs they are part of the convolution's weights. Default <see langword="false"/>.
    /// </summary>
    public bool BatchNormalization { get; init; }

    /// <summary>The pooling after the activation. Default <see cref="Pooling.None"/>.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>The height and width of the squares that are pooled, and their distance. Default 2; from 2 to 32. Without pooling it has no effect.</summary>
    public int PoolingSize { get; init; } = 2;

    /// <summary>The padding that is used.</summary>
    internal int Border => Padding ?? (KernelSize - 1) / 2;

    /// <summary>The factor by which pooling divides heights and widths.</summary>
    internal int PoolingFactor => Pooling == Pooling.None ? 1 : PoolingSize;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Maps, 1, name + ".Maps");
        faults.AtLeast(KernelSize, 1, name + ".KernelSize");
        faults.AtLeast(Stride, 1, name + ".Stride");
        if (Padding < 0 || (Padding >= KernelSize && KernelSize >= 1))
            faults.Add(name + ".Padding", Padding, $"null or from 0 to below the kernel size, {KernelSize}");
        faults.Defined(Pooling, name + ".Pooling");
        if (PoolingSize is < 2 or > LargestPooling)
            faults.Add(name + ".PoolingSize", PoolingSize, $"from 2 to {LargestPooling}");
    }
}
