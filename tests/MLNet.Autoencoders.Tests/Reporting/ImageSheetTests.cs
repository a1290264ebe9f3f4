using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

/// <summary>Sheets of rows as pictures, read back pixel by pixel.</summary>
public sealed class ImageSheetTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Grey_rows_stand_side_by_side_from_black_to_white()
    {
        var (width, height, channels, pixels) = Draw(new ImageSheet { Shape = new ImageShape(1, 1, 2), Columns = 2, Margin = 1 }, [[-1, 1], [0, 0.5f], [2, 3]]);
        Assert.Equal((7, 5, 1), (width, height, channels));
        Assert.Equal(
            [
                208, 208, 208, 208, 208, 208, 208,
                208, 0, 128, 208, 64, 96, 208,
                208, 208, 208, 208, 208, 208, 208,
                208, 191, 255, 208, 208, 208, 208,
                208, 208, 208, 208, 208, 208, 208,
            ],
            pixels);
    }

    [Fact]
    public void Three_channels_are_red_green_and_blue_and_pixels_may_be_larger()
    {
        var (width, height, channels, pixels) = Draw(new ImageSheet { Shape = new ImageShape(3, 1, 1), Magnification = 2, Margin = 0 }, [[1, 0, 0.2f]]);
        Assert.Equal((2, 2, 3), (width, height, channels));
        Assert.Equal([255, 0, 51, 255, 0, 51, 255, 0, 51, 255, 0, 51], pixels);
    }

    [Fact]
    public void Of_other_numbers_of_channels_the_mean_is_drawn()
    {
        var (_, _, channels, pixels) = Draw(new ImageSheet { Shape = new ImageShape(2, 1, 2), Margin = 0 }, [[0, 1, 1, 1]]);
        Assert.Equal(1, channels);
        Assert.Equal([128, 255], pixels);
    }

    [Fact]
    public void Values_beyond_black_and_white_are_cut_and_those_that_are_no_numbers_are_black()
    {
        var (_, _, _, pixels) = Draw(new ImageSheet { Shape = new ImageShape(1, 1, 5), Margin = 0, Black = 0, White = 10 }, [[-5, 5, 15, float.NaN, float.PositiveInfinity]]);
        Assert.Equal([0, 128, 255, 0, 0], pixels);
    }

    [Fact]
    public void Large_values_are_black_where_it_is_asked_for()
    {
        var (_, _, _, pixels) = Draw(new ImageSheet { Shape = new ImageShape(1, 1, 1), Margin = 0, White = 2, Black = -2 }, [[2], [-2], [1]]);
        Assert.Equal([255, 0, 191], pixels);
        (_, _, _, pixels) = Draw(new ImageSheet { Shape = new ImageShape(1, 1, 1), Margin = 0, White = -2, Black = 2 }, [[2], [-2], [1]]);
        Assert.Equal([0, 255, 64], pixels);
    }

    [Fact]
    public void Pictures_stand_from_left_to_right_and_then_below()
    {
        var (width, height, _, pixels) = Draw(
            new ImageSheet { Shape = new ImageShape(1, 2, 2), Columns = 2, Magnification = 2, Margin = 1, Black = 1, White = 0 }, [[0, 1, 0, 0], [0.2f, 0.2f, 0.2f, 0.2f], [-3, 7, 0.5f, 1]]);
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
        Assert.Equal((11, 11), (width, height));
        Assert.Equal(expected, pixels.Chunk(width).Select(line => string.Concat(line.Select(Letter))));

        static char Letter(byte grey) => grey switch { 255 => 'W', 0 => '.', 204 => 'c', 128 => 'h', _ => '#' };
    }

    [Fact]
    public void Rows_that_are_all_alike_are_drawn_too()
    {
        var (_, _, _, pixels) = Draw(new ImageSheet { Shape = new ImageShape(1, 1, 2), Margin = 0 }, [[0, 0]]);
        Assert.Equal([0, 0], pixels);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Draw(new ImageSheet { Shape = new ImageShape(1, 2, 2), Columns = 0, Magnification = 65, Margin = -1 }, [new float[4], new float[3]]));
        Assert.StartsWith(
            """
            The sheet has 4 faults:
              Columns = 0: allowed: 1 and above
              Magnification = 65: allowed: from 1 to 64
              Margin = -1: allowed: 0 and above
              rows[1].Length = 3: allowed: 4
            """.ReplaceLineEndings("\n"),
            thrown.Message,
            StringComparison.Ordinal);
        Assert.Contains("rows = none: allowed: at least one", Assert.Throws<ArgumentException>(() => Draw(new ImageSheet { Shape = new ImageShape(1, 2, 2) }, [])).Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    private (int Width, int Height, int Channels, byte[] Pixels) Draw(ImageSheet sheet, float[][] rows)
    {
        sheet.Save(_folder["sheet.png"], rows);
        return PngReader.Read(File.ReadAllBytes(_folder["sheet.png"]));
    }
}
