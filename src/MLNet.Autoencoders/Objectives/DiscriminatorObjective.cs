using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>−½ [log D(z) + log(1 − D(h))], averaged over draws z of the prior and the codes h of a batch: the discriminator tells them apart.</summary>
internal sealed class DiscriminatorObjective(AutoencoderNetwork network, Discriminator discriminator, CodeDistribution prior) : IObjective
{
    public const string Name = "discriminator";

    public IReadOnlyList<NamedLoss> Losses(Batch batch, ForwardContext context)
    {
        var codes = Codes(batch, context);
        var draws = CodeSampler.DrawLike(codes, prior, context.Generator);
        Tensor ofDraws = discriminator.Logits(draws, context), ofCodes = discriminator.Logits(codes, context);
        var loss = functional.binary_cross_entropy_with_logits(ofDraws, ones_like(ofDraws)) + functional.binary_cross_entropy_with_logits(ofCodes, zeros_like(ofCodes));
        return [new NamedLoss(Name, loss.Times(0.5))];
    }

    private Tensor Codes(Batch batch, ForwardContext context)
    {
        using var noGradients = no_grad();
        return network.Encode(batch, context);
    }
}
