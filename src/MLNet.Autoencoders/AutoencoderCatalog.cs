using MLNet.Autoencoders;

namespace Microsoft.ML;

/// <summary>The autoencoders among the transforms of an <see cref="MLContext"/>.</summary>
public static class AutoencoderCatalog
{
    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/>, which learns to encode the column <paramref name="inputColumnName"/>
    /// with fully connected layers and squared error.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the column of codes: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-sized vector of floats. Default <see langword="null"/>: that of
    /// <paramref name="outputColumnName"/>, whose values the codes then replace.
    /// </param>
    /// <param name="codingSize">The number of values of a code. Default 30; at least 1.</param>
    /// <param name="hiddenSizes">
    /// The sizes of the encoder's hidden layers, from the input to the code; the decoder has the same in reverse. Default
    /// <see langword="null"/>: one layer, as wide as the geometric mean of input and code, and at least twice the code.
    /// </param>
    /// <param name="seed">The seed of everything random. Default <see langword="null"/>: drawn at random.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">An argument is out of range; the message names all that are.</exception>
    /// <example>
    /// <code>
    /// var pipeline = ml.Transforms.Autoencode("Codes", "Pixels", codingSize: 30)
    ///     .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
    ///     .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Codes"));
    /// </code>
    /// </example>
    public static AutoencoderEstimator Autoencode(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = 30,
        IReadOnlyList<int>? hiddenSizes = null,
        int? seed = null) =>
        new(catalog, outputColumnName, inputColumnName, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = hiddenSizes },
            Seed = seed,
        });

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> with every axis of it chosen by <paramref name="options"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the column of codes.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-sized vector of floats; <see langword="null"/> for that of
    /// <paramref name="outputColumnName"/>, whose values the codes then replace.
    /// </param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Options are out of range; the message names all that are, with value and range.</exception>
    public static AutoencoderEstimator Autoencode(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        AutoencoderEstimator.Options options) =>
        new(catalog, outputColumnName, inputColumnName, options);
}
