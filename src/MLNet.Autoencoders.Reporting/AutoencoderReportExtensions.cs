using MLNet.Autoencoders;
using MLNet.Autoencoders.Examination;

namespace Microsoft.ML;

/// <summary>Shows what an autoencoder has learned.</summary>
public static class AutoencoderReportExtensions
{
    /// <summary>
    /// Writes a report on an autoencoder and what it makes of rows: one HTML file that opens without a network, with training curves,
    /// rows beside their reconstructions, errors, filters, codes and, for kinds that can, generated rows.
    /// </summary>
    /// <param name="transformer">The autoencoder, fitted or loaded.</param>
    /// <param name="filePath">The path of the file. It is whole or not there; an existing file is replaced.</param>
    /// <param name="rows">Rows with the autoencoder's input column. They are read once.</param>
    /// <param name="options">What the report shows. Default <see langword="null"/>: <see cref="ReportOptions"/> with its defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column or the label column is missing or has a different type or size.</exception>
    /// <exception cref="ArgumentException">Options are out of range; the message lists them all.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two rows, or a row cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public static void SaveReport(this AutoencoderTransformer transformer, string filePath, IDataView rows, ReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        transformer.Examine(rows, options).Save(filePath);
    }

    /// <summary>Examines an autoencoder and what it makes of rows, as plain data for charts of one's own.</summary>
    /// <param name="transformer">The autoencoder, fitted or loaded.</param>
    /// <param name="rows">Rows with the autoencoder's input column. They are read once.</param>
    /// <param name="options">What is examined. Default <see langword="null"/>: <see cref="ReportOptions"/> with its defaults.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column or the label column is missing or has a different type or size.</exception>
    /// <exception cref="ArgumentException">Options are out of range; the message lists them all.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two rows, or a row cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public static AutoencoderReport Examine(this AutoencoderTransformer transformer, IDataView rows, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new ReportOptions();
        options.Validate(transformer.Description.InputSize, transformer.Description.CodingSize, nameof(options));
        return new Examiner(transformer, options).Examine(rows);
    }
}
