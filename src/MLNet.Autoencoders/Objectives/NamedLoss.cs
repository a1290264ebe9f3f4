using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>A part of a loss.</summary>
/// <param name="Name">Its name in histories.</param>
/// <param name="Value">Its value for a batch, a scalar.</param>
internal readonly record struct NamedLoss(string Name, Tensor Value);
