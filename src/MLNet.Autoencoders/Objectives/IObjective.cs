using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Objectives;

/// <summary>What some parameters are moved to minimise in a training step.</summary>
internal interface IObjective
{
    /// <summary>The parts of the loss of a batch, which are added up; each is a scalar, averaged over rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="context">The context of the step, with the generator to draw from.</param>
    IReadOnlyList<NamedLoss> Losses(Batch batch, ForwardContext context);
}
