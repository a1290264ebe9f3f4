using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>Rows that the autoencoder generated, and rows between two rows.</summary>
internal static class GenerationSection
{
    private const int MostTableRows = 12;

    public static Html Of(AutoencoderReport report, RowView view)
    {
        if (report.Generated.Count == 0)
            return Html.Empty;
        var shown = report.Options.ImageShape is null ? [.. report.Generated.Take(MostTableRows)] : report.Generated;
        return Html.Of($"""
            <section id="generated"><h2>Generated rows</h2>
            <p>Rows that the model made up, with seed {report.Options.Seed}.</p>
            {view.Strip(shown)}
            {(report.Interpolated.Count == 0 ? Html.Empty : Html.Of($"<h3>From one row to another</h3><p>Decoded codes on the straight line between the codes of two rows.</p>{view.Strip(report.Interpolated)}"))}
            </section>
            """);
    }
}
