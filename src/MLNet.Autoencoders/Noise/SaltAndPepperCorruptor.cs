using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Noise;

/// <summary>The feature's minimum or maximum where it is hit, by a fair coin.</summary>
internal sealed class SaltAndPepperCorruptor(SaltAndPepperCorruption saltAndPepper, FeatureRange range) : FeatureCorruptor(saltAndPepper)
{
    protected override Tensor Replacement(Tensor batch, Generator generator)
    {
        var salt = rand(batch.shape, generator: generator).lt(0.5).to(batch.device);
        return where(salt, tensor(range.Maxima).to(batch.device), tensor(range.Minima).to(batch.device));
    }
}
