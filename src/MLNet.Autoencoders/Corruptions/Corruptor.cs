using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Corruptions;

/// <summary>Corrupts batches. All randomness comes from the given generator, which must be on the device of the batches.</summary>
internal abstract class Corruptor
{
    public abstract CorruptedBatch Corrupt(Tensor batch, Generator generator);

    /// <param name="corruption">The corruption; null for none.</param>
    /// <param name="range">The smallest and the largest value of each feature; evaluated only if needed.</param>
    public static Corruptor? Of(Corruption? corruption, Func<FeatureRange> range) => corruption switch
    {
        null => null,
        GaussianCorruption gaussian => new GaussianCorruptor(gaussian),
        MaskingCorruption masking => new MaskingCorruptor(masking),
        SaltAndPepperCorruption saltAndPepper => new SaltAndPepperCorruptor(saltAndPepper, range()),
        CorruptionSequence sequence => new SequenceCorruptor([.. sequence.Parts.Select(part => Of(part, range)!)]),
        _ => throw new ArgumentOutOfRangeException(nameof(corruption), corruption, "Not a corruption."),
    };
}
