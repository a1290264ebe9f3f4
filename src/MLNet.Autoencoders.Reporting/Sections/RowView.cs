using System.Globalization;
using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>How a row is shown: as a picture, or feature by feature.</summary>
internal abstract class RowView
{
    public static RowView Of(AutoencoderReport report, ChartList charts) =>
        report.Options.ImageShape is { } shape ? new PictureView(report, shape) : new FeatureView(report, charts);

    /// <summary>Rows beside their reconstructions.</summary>
    public abstract Html Pairs(IReadOnlyList<ExaminedRow> rows);

    /// <summary>Rows one after the other.</summary>
    public abstract Html Strip(IReadOnlyList<float[]> rows);

    /// <summary>Adds what is shown of a row when it is pointed at.</summary>
    public abstract void Describe(ExaminedRow row, JsonObject tooltip);

    /// <summary>A row in words.</summary>
    protected static string Caption(ExaminedRow row) => string.Create(
        CultureInfo.InvariantCulture, $"row {row.Index:N0}{(row.Label is null ? "" : $" ({row.Label})")}: error {row.Error:G4}{(row.Score is { } score ? $", score {score:G4}" : "")}");
}
