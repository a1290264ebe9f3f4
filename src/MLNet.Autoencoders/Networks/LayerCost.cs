namespace MLNet.Autoencoders.Networks;

/// <summary>What a layer takes to store and to compute.</summary>
/// <param name="Weights">The number of weights in a saved model.</param>
/// <param name="Biases">The number of biases in a saved model.</param>
/// <param name="Products">The number of products that are computed for a row.</param>
internal readonly record struct LayerCost(Int128 Weights, Int128 Biases, double Products);
