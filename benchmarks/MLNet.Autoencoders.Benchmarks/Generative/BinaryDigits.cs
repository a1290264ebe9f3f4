namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// Binary MNIST, in both of the ways that it is made. Likelihoods are comparable within one way only: by a threshold all pixels
/// of a digit's inside are equal, while by chance each grey pixel costs nats that no model can save.
/// </summary>
internal static class BinaryDigits
{
    /// <summary>Each pixel is 1 with the probability that its grey value is (Salakhutdinov and Murray 2008); the same ones for a seed.</summary>
    /// <param name="images">Grey images, within [0, 1].</param>
    /// <param name="seed">The seed.</param>
    /// <param name="draws">How many binary images are drawn of each; all of the first draw come first.</param>
    public static float[][] ByChance(float[][] images, int seed, int draws = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, draws).SelectMany(_ => images)
            .Select(image => Array.ConvertAll(image, grey => random.NextSingle() < grey ? 1f : 0f))];
    }

    /// <summary>Each pixel is 1 where its grey value is above one half.</summary>
    public static float[][] ByThreshold(float[][] images) =>
        Array.ConvertAll(images, image => Array.ConvertAll(image, grey => grey > 0.5f ? 1f : 0f));
}
