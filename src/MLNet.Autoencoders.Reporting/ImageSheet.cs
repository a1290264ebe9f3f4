using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders;

/// <summary>Many rows as pictures on one sheet, from left to right, then from top to bottom.</summary>
public sealed record ImageSheet
{
    private const byte Paper = 208;
    private const int MaximumMagnification = 64;

    /// <summary>The shape of the rows.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>How many pictures stand side by side. Default 10; at least 1.</summary>
    public int Columns { get; init; } = 10;

    /// <summary>The width and height, in pixels, of a value. Default 1; from 1 to 64.</summary>
    public int Magnification { get; init; } = 1;

    /// <summary>The pixels between pictures and around them. Default 2; at least 0.</summary>
    public int Margin { get; init; } = 2;

    /// <summary>The value that is drawn black; what lies beyond it is black too. Default <see langword="null"/>: the smallest value of the rows.</summary>
    public float? Black { get; init; }

    /// <summary>The value that is drawn white; what lies beyond it is white too. Default <see langword="null"/>: the largest value of the rows.</summary>
    public float? White { get; init; }

    /// <summary>Writes rows as a PNG file.</summary>
    /// <param name="filePath">The path of the file. It is whole or not there; an existing file is replaced.</param>
    /// <param name="rows">At least one row of as many values as the shape has.</param>
    /// <exception cref="ArgumentException">There are no rows, a row has a different number of values, or settings are out of range; the message lists them all.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string filePath, IReadOnlyList<float[]> rows)
    {
        var image = Draw(rows);
        AtomicFile.Write(filePath, image.Write);
    }

    private PngImage Draw(IReadOnlyList<float[]> rows)
    {
        Validate(rows);
        var found = PixelRange.Of(rows);
        var pictures = new RowPictures(Shape, new PixelRange(Black ?? found.Black, White ?? found.White));
        int columns = Math.Min(Columns, rows.Count), lines = (rows.Count + columns - 1) / columns;
        int across = (Shape.Width * Magnification) + Margin, down = (Shape.Height * Magnification) + Margin;
        var sheet = new PngImage((columns * across) + Margin, (lines * down) + Margin, Shape.IsColored);
        sheet.Fill(Paper);
        for (int i = 0; i < rows.Count; i++)
            pictures.Draw(rows[i], sheet, Margin + (i % columns * across), Margin + (i / columns * down), Magnification);
        return sheet;
    }

    private void Validate(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var faults = new OptionFaults();
        Shape.Validate(faults, nameof(Shape), rows.Count > 0 ? rows[0]?.Length : null);
        faults.AtLeast(Columns, 1, nameof(Columns));
        if (Magnification is < 1 or > MaximumMagnification)
            faults.Add(nameof(Magnification), Magnification, FormattableString.Invariant($"from 1 to {MaximumMagnification}"));
        faults.AtLeast(Margin, 0, nameof(Margin));
        if (rows.Count == 0)
            faults.Add("rows", "none", "at least one");
        for (int i = 1; i < rows.Count; i++)
        {
            if (rows[i]?.Length != Shape.Size)
                faults.Add(FormattableString.Invariant($"rows[{i}].Length"), rows[i]?.Length, FormattableString.Invariant($"{Shape.Size}"));
        }
        if (faults.Any)
            throw new ArgumentException($"The sheet has {faults}\n", nameof(rows));
    }
}
