using Microsoft.ML;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>The report on a fit.</summary>
/// <param name="Path">The file to write; null for none.</param>
/// <param name="ImageShape">The shape of rows that are pictures; null for others.</param>
internal sealed record FitReport(string? Path, ImageShape? ImageShape)
{
    public void Save(AutoencoderTransformer autoencoder, IDataView rows, string? label, TimeSpan time)
    {
        if (Path is not null)
            autoencoder.SaveReport(Path, rows, new ReportOptions { ImageShape = ImageShape, LabelColumnName = label, TrainingTime = time });
    }
}
