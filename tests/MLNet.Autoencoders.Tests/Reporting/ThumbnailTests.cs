using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders.Tests.Reporting;

public class ThumbnailTests
{
    [Fact]
    public void Blocks_of_pixels_are_averaged_in_each_channel_and_those_at_the_border_may_be_smaller()
    {
        var thumbnails = new Thumbnails(new ImageShape(2, 2, 3), longestSide: 2);
        Assert.Equal(new ImageShape(2, 1, 2), thumbnails.Shape);
        Assert.Equal([3, 4.5f, 10, 20], thumbnails.Of([1, 2, 3, 4, 5, 6, 10, 10, 20, 10, 10, 20]));
    }

    [Fact]
    public void A_small_picture_stays_as_it_is()
    {
        var thumbnails = new Thumbnails(new ImageShape(1, 2, 2), longestSide: 2);
        Assert.Equal(new ImageShape(1, 2, 2), thumbnails.Shape);
        Assert.Equal([1, 2, 3, 4], thumbnails.Of([1, 2, 3, 4]));
    }
}
