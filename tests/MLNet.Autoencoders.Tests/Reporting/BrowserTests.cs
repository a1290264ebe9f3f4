using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

/// <summary>Reports opened in a real browser.</summary>
public class BrowserTests
{
    [BrowserFact]
    public void A_report_on_pictures_draws_all_its_charts_without_an_error()
    {
        float[][] digits = DigitRows.Read()[..400];
        using var model = Variational(digits);
        var page = Open(model, Labels(digits), new ReportOptions { ImageShape = new ImageShape(1, 8, 8), LabelColumnName = "Label", ExcitingInputs = digits[..3] });
        AssertDrawn(page, ["loss", "errors", "rows", "features", "codes", "units", "filters", "generated"], charts: 5);
        Assert.Equal(400, Marks(page, "codes", "mark-symbol"));
        Assert.InRange(Regex.Count(WithoutScripts(page.Markup), "<img "), 100, 1000);
    }

    [BrowserFact]
    public void A_report_on_a_detector_of_anomalies_in_a_table_draws_all_its_charts_without_an_error()
    {
        float[][] rows = Sample.Rows(200, 5);
        var ml = new MLContext(seed: 1);
        var options = new AutoencoderAnomalyTrainer.Options { Contamination = 0.1, Autoencoder = { Training = new TrainingPlan { Steps = 40 }, Seed = 1 } };
        using var detector = ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(Sample.View(ml, rows));
        var page = Open(detector.Autoencoder, Sample.View(ml, rows), new ReportOptions { RowCount = 3, LabelColumnName = "Name" });
        AssertDrawn(page, ["loss", "errors", "rows", "features", "codes", "units"], charts: 3 + 9 + 3);
        Assert.Contains("lie above the threshold", page.Markup, StringComparison.Ordinal);
    }

    [BrowserFact]
    public void Every_phase_and_every_part_of_the_loss_has_its_curve()
    {
        var options = Fitted.Small(epochs: 3);
        options.Pretraining = new LayerwisePretraining();
        options.Supervision = new Supervision { Plan = new TrainingPlan { Epochs = 4 } };
        float[][] rows = Sample.Rows(60, Fitted.Size);
        using var model = Fitted.To(rows, options);
        int expected = model.History.Losses().Select(l => (l.Phase, l.Loss)).Distinct().Count();
        Assert.InRange(expected, 6, 20);
        var page = Open(model, Sample.View(new MLContext(), rows), new ReportOptions());
        Assert.Equal(["Layer 1", "Layer 2", "All layers", "Labels"], Regex.Matches(Section(page, "loss"), "<h3>([^<]*)</h3>").Select(m => m.Groups[1].Value));
        Assert.Equal(expected, Marks(page, "loss", "mark-line"));
    }

    [BrowserFact]
    public void It_is_dark_where_the_user_likes_dark_pages_and_fits_narrow_windows()
    {
        float[][] rows = Sample.Rows(60, Fitted.Size);
        using var model = Fitted.To(rows, Fitted.Small());
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], Sample.View(new MLContext(), rows));
        var light = Browser.Open(folder["report.html"]);
        var dark = Browser.Open(folder["report.html"], dark: true);
        var narrow = Browser.Open(folder["report.html"], width: 600);
        Assert.All([light, dark, narrow], page => Assert.True(page.Console.Count == 0, string.Join('\n', page.Console)));
        // Vega's theme for dark pages writes in white.
        Assert.DoesNotContain("fill=\"#fff\"", light.Markup, StringComparison.Ordinal);
        Assert.Contains("fill=\"#fff\"", dark.Markup, StringComparison.Ordinal);
        Assert.All(Widths(narrow), width => Assert.InRange(width, 100, 600));
        Assert.Contains(Widths(light), width => width > 900);
    }

    [BrowserFact]
    public void Markup_in_the_data_is_not_run()
    {
        const string Attack = "</script><script>document.title = 'attacked'</script><img src=x onerror=\"document.title = 'attacked'\">";
        float[][] rows = Sample.Rows(60, Fitted.Size);
        var ml = new MLContext();
        var data = NamedSlots.View(rows, [.. Enumerable.Range(0, Fitted.Size).Select(i => Attack + i)], Attack);
        using var model = ml.Transforms.Autoencode("Codes", "Features", Fitted.Small()).Fit(data);
        var page = Open(model, data, new ReportOptions { Title = Attack, LabelColumnName = "Name" });
        Assert.DoesNotContain("<title>attacked", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", WithoutScripts(page.Markup), StringComparison.Ordinal);
        AssertDrawn(page, ["codes", "features"], charts: 1);
    }

    [BrowserFact]
    public void Rows_without_a_label_are_grey_and_not_in_the_legend()
    {
        float[][] rows = Sample.Rows(30, SmallModel.Size);
        var data = new MLContext().Data.LoadFromEnumerable(rows.Select((r, i) => new ReportedLabels { Features = r, Text = i < 18 ? "" : i % 2 == 0 ? "10" : "9" }));
        using var model = Fitted.To(rows, Fitted.Tiny(new TrainingPlan { Epochs = 1 }));
        string codes = Section(Open(model, data, new ReportOptions { LabelColumnName = nameof(ReportedLabels.Text) }), "codes");
        Assert.Equal(["9", "10"], Regex.Matches(codes, "role-legend-label.*?<text[^>]*>([^<]*)</text>", RegexOptions.Singleline).Select(m => m.Groups[1].Value));
        Assert.Equal(18, Regex.Count(codes, "fill=\"#94949e\""));
        Assert.Contains("Rows without a label are grey.", codes, StringComparison.Ordinal);
    }

    private static void AssertDrawn(BrowsedPage page, string[] sections, int charts)
    {
        Assert.True(page.Console.Count == 0, string.Join('\n', page.Console));
        Assert.Contains("data-charts=\"drawn\"", page.Markup, StringComparison.Ordinal);
        Assert.All(sections, section => Assert.Contains($"<section id=\"{section}\">", page.Markup, StringComparison.Ordinal));
        string[] drawn = [.. Regex.Split(page.Markup, "<div class=\"chart[^>]*data-chart=").Skip(1)];
        Assert.InRange(drawn.Length, charts, 100);
        Assert.All(drawn, chart => Assert.Matches("<g class=\"mark-(rect|line|symbol|rule)[^>]*><path [^>]*d=\"M", chart));
    }

    /// <summary>The number of marks of a kind in a section's charts; axes and legends have marks of their own kinds.</summary>
    private static int Marks(BrowsedPage page, string section, string kind) =>
        Regex.Matches(Section(page, section), $"<g class=\"{kind} role-mark[^>]*>(.*?)</g>", RegexOptions.Singleline).Sum(g => Regex.Count(g.Groups[1].Value, "<path"));

    private static string WithoutScripts(string markup) => Regex.Replace(markup, "<script.*?</script>", "", RegexOptions.Singleline);

    private static string Section(BrowsedPage page, string id) => Regex.Match(page.Markup, $"<section id=\"{id}\">.*?</section>", RegexOptions.Singleline).Value;

    private static double[] Widths(BrowsedPage page) =>
        [.. Regex.Matches(page.Markup, "<svg[^>]*? width=\"([0-9.]+)\"").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static BrowsedPage Open(AutoencoderTransformer model, IDataView rows, ReportOptions options)
    {
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], rows, options);
        return Browser.Open(folder["report.html"]);
    }

    private static AutoencoderTransformer Variational(float[][] rows)
    {
        var options = AutoencoderEstimator.Options.Variational(codingSize: 3, hiddenSizes: [20]);
        options.Training = new TrainingPlan { Epochs = 5, ValidationFraction = 0.1 };
        options.Seed = 1;
        return Fitted.To(rows, options);
    }

    private static IDataView Labels(float[][] rows) => Sample.View(new MLContext(), rows);
}
