using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Sampling;

/// <summary>The generator is the published one.</summary>
public class PhiloxTests
{
    /// <summary>The known answers for philox4x32 with 10 rounds that the authors publish with Random123 (kat_vectors).</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void It_gives_the_published_answers(string counter, string key, string expected)
    {
        var (c, k, e) = (Words(counter), Words(key), Words(expected));
        Assert.Equal((e[0], e[1], e[2], e[3]), Philox.Words((c[0], c[1], c[2], c[3]), (k[0], k[1])));
    }

    private static uint[] Words(string text) => [.. text.Split(' ').Select(w => Convert.ToUInt32(w, 16))];
}
