using Generation;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class GenerationTests
{
    public static TheoryData<string> Names => [.. AllSheets.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_writes_its_sheets(string kind)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            AllSheets.ByName[kind].Write(new DigitSheets(folder, null), 2);
            var files = Directory.GetFiles(folder);
            Assert.NotEmpty(files);
            // Ink and paper: an empty sheet has neither.
            Assert.All(files, file => Assert.True(PngReader.Read(File.ReadAllBytes(file)).Cast<byte>().Distinct().Count() > 10, file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(300, 200)]
    public void A_png_file_has_the_pixels_of_its_image(int width, int height)
    {
        var image = new GreyscaleImage(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                image.Row(y)[x] = Pixel(x, y);
        }
        using var file = new MemoryStream();
        PngFile.Write(file, image);
        var pixels = PngReader.Read(file.ToArray());
        Assert.Equal((height, width), (pixels.GetLength(0), pixels.GetLength(1)));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                Assert.Equal(Pixel(x, y), pixels[y, x]);
        }
    }

    [Fact]
    public void A_sheet_has_its_images_from_left_to_right_and_then_below()
    {
        var sheet = new ContactSheet { Columns = 2, ImageWidth = 2, Magnification = 2, Margin = 1 }
            .Draw([[0, 1, 0, 0], [0.2f, 0.2f, 0.2f, 0.2f], [-3, 7, 0.5f, 1]]);
        string[] expected =
        [
            "###########",
            "#WW..#cccc#",
            "#WW..#cccc#",
            "#WWWW#cccc#",
            "#WWWW#cccc#",
            "###########",
            "#WW..######",
            "#WW..######",
            "#hh..######",
            "#hh..######",
            "###########",
        ];
        Assert.Equal(expected, Enumerable.Range(0, sheet.Height).Select(y => string.Concat(sheet.Row(y).ToArray().Select(Letter))));

        static char Letter(byte grey) => grey switch { 255 => 'W', 0 => '.', 204 => 'c', 128 => 'h', _ => '#' };
    }

    [Fact]
    public void A_sheet_is_white_and_black_where_it_is_asked_to_be()
    {
        var sheet = new ContactSheet { Columns = 3, ImageWidth = 1, Margin = 0, White = 2, Black = -2 }.Draw([[2], [-2], [1]]);
        Assert.Equal([255, 0, 191], sheet.Row(0).ToArray());
    }

    [Fact]
    public void An_image_of_another_size_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new ContactSheet { Columns = 1, ImageWidth = 8 }.Draw([new float[63]]));
        Assert.Contains("63", refused.Message, StringComparison.Ordinal);
    }

    private static byte Pixel(int x, int y) => (byte)((x * 7) + (y * 31));
}
