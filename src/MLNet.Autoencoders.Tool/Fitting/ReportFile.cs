using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>A report on an autoencoder.</summary>
/// <param name="Path">The file to write.</param>
/// <param name="ImageShape">The shape of rows that are pictures; null for others.</param>
/// <param name="WithExcitingInputs">Whether the inputs that excite units most are searched for.</param>
internal sealed record ReportFile(string Path, ImageShape? ImageShape, bool WithExcitingInputs)
{
    /// <summary>Finds out before a fit that there could be no report after it.</summary>
    /// <exception cref="UserError">Rows are not pictures of the shape.</exception>
    public void Check(DataViewType features)
    {
        if (ImageShape is { } shape && features is VectorDataViewType { IsKnownSize: true } vector && vector.Size != shape.Size)
            throw new UserError($"{ImageShapes.Name}: pictures of {shape} have {shape.Size} values; the rows have {vector.Size}.");
    }

    public void Save(AutoencoderTransformer autoencoder, IDataView rows, ReportOptions options)
    {
        options = options with { ImageShape = ImageShape };
        var report = autoencoder.Examine(rows, options);
        if (WithExcitingInputs)
            report = report with { Options = options with { ExcitingInputs = autoencoder.MaximizeActivations(CompleteRows(report)) } };
        report.Save(Path);
    }

    private static List<float[]> CompleteRows(AutoencoderReport report)
    {
        var rows = report.Codes.Points.Select(p => p.Row.Values).Where(row => row.All(float.IsFinite)).ToList();
        return rows.Count > 1 ? rows : throw new UserError($"{ReportSettings.ExcitingInputs}: this needs two rows in which no value is missing.");
    }
}
