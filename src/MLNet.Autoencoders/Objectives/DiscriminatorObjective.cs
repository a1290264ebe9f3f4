using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>−½ [log D(z) + log(1 − D(h))], averaged over draws z of the prior and the codes h of a batch: the discriminator tells them apart.</summary>
internal sealed class DiscriminatorObjective(AutoencoderNetwork network, Discriminator discriminator, CodeDistribution prior) : IObjective
{
    public const string Name = "discriminator";

    public IReadOnlyList<NamedLoss> Losses(Tensor batch, ForwardContext context)
    {
        var codes = Codes(batch, context);
        var draws = CodeSampler.DrawLike(codes, prior, context.Generator);
        var ofCodes = functional.softplus(discriminator.Logits(codes, context));
        var ofDraws = functional.softplus(discriminator.Logits(draws, context).neg());
        return [new NamedLoss(Name, (ofCodes + ofDraws).mean().Times(0.5))];
    }

    private Tensor Codes(Tensor batch, ForwardContext context)
    {
        using var noGradients = no_grad();
        return network.Encode(batch, context);
    }
}
