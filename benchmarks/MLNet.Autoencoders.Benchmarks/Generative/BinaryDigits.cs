namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// Binary MNIST, in both of the ways that it is made. Likelihoods are comparable within one way only: by a threshold all pixels
/// of a digit's inside are equal, while by chance each grey pixel costs nats that no model can save.
/// </summary>
internal static class BinaryDigits
{
    /// <summary>Each pixel is 1 with the probability that its grey value is (Salakhutdinov and Murray 2008); the same ones for a seed.</summary>
    public static IEnumerable<float[]> ByChance(IEnumerable<float[]> images, int seed)
    {
        var random = new Random(seed);
        foreach (var image in images)
            yield return Array.ConvertAll(image, grey => random.NextSingle() < grey ? 1f : 0f);
    }

    /// <summary>Each pixel is 1 where its grey value is above one half.</summary>
    public static IEnumerable<float[]> ByThreshold(IEnumerable<float[]> images) =>
        images.Select(image => Array.ConvertAll(image, grey => grey > 0.5f ? 1f : 0f));
}
