namespace MLNet.Autoencoders;

/// <summary>A layer of the encoder, as the options describe it.</summary>
/// <param name="Size">The number of its units; null if it depends on the rows.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Depth">The number of layers from the input up to and including this one.</param>
/// <param name="IsDense">Whether it is fully connected.</param>
/// <param name="HasNoisyOutputs">Whether noise is added to its values in training.</param>
/// <param name="IsNormalized">Whether it is fully connected with batch normalisation.</param>
internal readonly record struct EncoderLayer(int? Size, Activation Activation, int Depth, bool IsDense = true, bool HasNoisyOutputs = false, bool IsNormalized = false);
