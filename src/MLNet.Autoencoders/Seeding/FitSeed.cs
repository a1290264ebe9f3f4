using static TorchSharp.torch;

namespace MLNet.Autoencoders.Seeding;

/// <summary>
/// The seed of a fit, and the generators derived from it. Each purpose, phase and epoch has a generator of its own, so that a
/// resumed fit draws the same numbers as an uninterrupted one. They draw on the CPU, so that the numbers are the same for every
/// device, except for the noise of each step, which is drawn on the device in use so that no step waits for a copy.
/// </summary>
internal readonly record struct FitSeed(int Value, int Phase = 0)
{
    public Generator ForWeights() => Create(1, 0, CPU);

    public Generator ForValidation() => Create(2, 0, CPU);

    public Generator ForOrder(int epoch) => Create(3, epoch, CPU);

    public Generator ForNoise(int epoch, Device device) => Create(4, epoch, device);

    /// <summary>The noise under which held-out rows are measured: the same in every epoch.</summary>
    public Generator ForValidationNoise(Device device) => Create(5, 0, device);

    /// <summary>The initial weights of what a prior adds to the network, so that they leave the network's own as they are.</summary>
    public Generator ForPriorWeights() => Create(6, 0, CPU);

    /// <summary>The noise from which the sampling chain is learned.</summary>
    public Generator ForChain(Device device) => Create(7, 0, device);

    /// <summary>Which rows a threshold is learned from.</summary>
    public Generator ForHeldOut() => Create(8, 0, CPU);

    /// <summary>The initial weights of a head for labels, so that they leave the network's own as they are.</summary>
    public Generator ForLabelWeights() => Create(9, 0, CPU);

    /// <summary>A draw from the uniform distribution over [0, 1) that depends only on a number, not on earlier draws.</summary>
    public double Draw(ulong number) => (Mix((ulong)(uint)Value ^ Mix(number)) >> 11) * (1.0 / (1UL << 53));

    private Generator Create(int purpose, int epoch, Device device) =>
        new(Mix(Mix(((ulong)(uint)Value << 32) ^ (uint)Phase) ^ ((ulong)purpose << 32) ^ (uint)epoch), device);

    /// <summary>Mixes the numbers so that neighbouring seeds are unrelated (the finaliser of SplitMix64, Steele et al. 2014).</summary>
    private static ulong Mix(ulong mixed)
    {
        mixed += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
