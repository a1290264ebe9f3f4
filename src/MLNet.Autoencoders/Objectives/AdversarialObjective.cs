using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>−log D(h), averaged over the codes h of a batch: the encoder makes codes that the discriminator takes for draws of the prior.</summary>
internal sealed class AdversarialObjective(AutoencoderNetwork network, Discriminator discriminator) : IObjective
{
    public const string Name = "adversarial";

    // Unlike log(1 − D(h)), this has a gradient even if the discriminator is sure.
    public IReadOnlyList<NamedLoss> Losses(Batch batch, ForwardContext context)
    {
        var logits = discriminator.Logits(network.Encode(batch, context), context);
        return [new NamedLoss(Name, functional.binary_cross_entropy_with_logits(logits, ones_like(logits)))];
    }
}
