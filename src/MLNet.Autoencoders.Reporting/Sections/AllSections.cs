using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>The sections of a report, in their order. A section that has nothing to show is left out.</summary>
internal static class AllSections
{
    public static IEnumerable<Html> Of(AutoencoderReport report, ChartList charts)
    {
        var rows = RowView.Of(report, charts);
        return
        [
            ModelSection.Of(report),
            LossSection.Of(report, charts),
            ErrorSection.Of(report, charts),
            ReconstructionSection.Of(report, rows),
            FeatureSection.Of(report, charts),
            CodeSection.Of(report, charts, rows),
            UnitSection.Of(report, charts, rows),
            FilterSection.Of(report),
            GenerationSection.Of(report, rows),
        ];
    }
}
