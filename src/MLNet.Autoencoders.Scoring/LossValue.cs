namespace MLNet.Autoencoders;

/// <summary>One loss of one epoch: a point of a training curve.</summary>
/// <param name="Phase">
/// The phase of the training: "layer 1", "layer 2" and so on for layer-wise pretraining, "all layers" for the training of the whole, and
/// "labels" for a phase that learns labels after it.
/// </param>
/// <param name="Epoch">The number of the epoch in its phase, counted from 1.</param>
/// <param name="Loss">What is measured: "training", "held out", or the name of a part of the training's losses.</param>
/// <param name="Value">The loss.</param>
/// <param name="IsKept">Whether the weights of this epoch were kept.</param>
public sealed record LossValue(string Phase, int Epoch, string Loss, double Value, bool IsKept);
