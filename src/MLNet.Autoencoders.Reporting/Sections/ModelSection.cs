using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>What the model is, and how it was trained.</summary>
internal static class ModelSection
{
    public static Html Of(AutoencoderReport report)
    {
        var (d, history) = (report.Description, report.Description.History);
        var facts = new List<(string, Html)>
        {
            ("What it does", Html.Of($"turns the {d.InputSize} values of column “{d.InputColumnName}” into codes of {d.CodingSize} values, and back")),
            ("Gives", Html.Of($"{string.Join(", ", d.OutputColumns.Select(c => FormattableString.Invariant($"“{c.Name}” ({c.Size})")))}")),
            ("Trained on", Html.Of($"{history.TrainingRows:N0} rows{(history.ValidationRows > 0 ? FormattableString.Invariant($"; {history.ValidationRows:N0} more were held out to measure it") : "")}")),
            ("Training", Training(history)),
            ("Scaling of inputs", Html.Of($"{OptionsText.Words(d.InputScaling ?? "not recorded")}")),
            ("Seed", Html.Of($"{history.Seed}{(history.Threads is { } threads ? FormattableString.Invariant($", {threads} thread{(threads == 1 ? "" : "s")}") : "")}")),
        };
        if (d.AnomalyThreshold is { } threshold)
            facts.Add(("Anomalies", Html.Of($"rows with an anomaly score above {threshold:G4}")));
        if (report.Options.TrainingTime is { } time)
            facts.Add(("Training time", Html.Of($"{time.TotalSeconds:N1} s")));
        facts.Add(("This report", Html.Of($"over {report.RowCount:N0} rows; {Versions.Text}")));
        return Html.Of($"""
            <section id="model"><h2>The model</h2>
            {Table(facts)}
            <details><summary>Options of the fit</summary>
            {Table(OptionsText.Facts(d.Options).Select(f => (f.Name, Html.Of($"{f.Text}"))))}
            </details></section>
            """);
    }

    private static Html Training(TrainingHistory history)
    {
        string kept = history.BestEpoch == 0 ? "layer by layer only"
            : FormattableString.Invariant($"{history.Epochs.Count} epochs; the weights are those of epoch {history.BestEpoch}");
        string phases = history.Pretraining.Count > 0 ? FormattableString.Invariant($"; {history.Pretraining.Count} layers were trained one by one before") : "";
        string labels = history.Supervision is { } supervision ? FormattableString.Invariant($"; then {supervision.Epochs.Count} epochs with labels") : "";
        string end = history.StopReason switch
        {
            StopReason.Completed => "it ended as planned",
            StopReason.EarlyStopping => "it ended early, because the loss no longer fell",
            StopReason.TimeBudget => "it ended when its time was used up",
            StopReason.Cancelled => "it was cancelled",
        };
        return Html.Of($"{kept}{phases}{labels}; {end}");
    }

    private static Html Table(IEnumerable<(string Name, Html Text)> facts) =>
        Html.Of($"<table>{Html.Join(facts.Select(f => Html.Of($"<tr><th scope=\"row\">{f.Name}</th><td>{f.Text}</td></tr>\n")))}</table>");
}
