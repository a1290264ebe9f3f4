using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>Rows beside their reconstructions.</summary>
internal static class ReconstructionSection
{
    public static Html Of(AutoencoderReport report, RowView view) => report.BestRows.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="rows"><h2>Rows and their reconstructions</h2>
        <h3>Reconstructed best</h3>{view.Pairs(report.BestRows)}
        <h3>In the middle</h3>{view.Pairs(report.MedianRows)}
        <h3>Reconstructed worst</h3>{view.Pairs(report.WorstRows)}
        </section>
        """);
}
