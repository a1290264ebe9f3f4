using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Training;

/// <summary>A trained network, and what was learned with it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rows">The rows that it was trained on.</param>
/// <param name="Learned">What was learned from them afterwards.</param>
/// <param name="History">The training history.</param>
internal sealed record FittedNetwork(AutoencoderNetwork Network, TrainingRows Rows, LearnedParts Learned, TrainingHistory History);
