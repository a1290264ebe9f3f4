namespace MLNet.Autoencoders;

/// <summary>The weights of a layer, unit by unit: what each of its units looks for in its input.</summary>
/// <param name="Shape">The shape of the weights of one unit: [inputs] for a dense layer, [channels, height, width] for a map of a convolutional one.</param>
/// <param name="Units">The weights of each unit, as many as the product of <paramref name="Shape"/>.</param>
/// <remarks>They apply to scaled inputs. Batch normalisation is part of them.</remarks>
public sealed record LayerWeights(IReadOnlyList<int> Shape, IReadOnlyList<float[]> Units);
