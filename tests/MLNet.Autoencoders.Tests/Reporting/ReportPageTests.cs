using System.Text.RegularExpressions;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

/// <summary>The file itself: what is in it, how large it is, and that nothing is left of one that could not be written.</summary>
public class ReportPageTests
{
    private static readonly float[][] Rows = Sample.Rows(60, Fitted.Size);

    [Fact]
    public void It_refers_to_nothing_outside_itself()
    {
        string page = Page(new ReportOptions { ImageShape = new ImageShape(1, 3, 4) });
        var references = Regex.Matches(WithoutScripts(page), """<[^>]*\s(?:src|href)\s*=\s*"([^"]*)""");
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.StartsWith("data:image/png;base64,", r.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_holds_the_licences_of_the_scripts_in_it()
    {
        string page = Page(new ReportOptions());
        Assert.Contains("Redistribution and use in source and binary forms", page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS"));
    }

    [Fact]
    public void Markup_in_titles_labels_and_names_of_features_stays_text()
    {
        const string Attack = "</script><script>window.attacked = 1</script><img src=x onerror=alert(1)>\"'&";
        var ml = new MLContext();
        var data = NamedSlots.View(Rows, [.. Enumerable.Range(0, Fitted.Size).Select(i => Attack + i)], Attack);
        using var model = ml.Transforms.Autoencode("Codes", "Features", Fitted.Small()).Fit(data);
        Assert.Equal(Attack + 1, model.Description.FeatureNames![1]);
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], data, new ReportOptions { Title = Attack, LabelColumnName = "Name" });
        string page = File.ReadAllText(folder["report.html"]);
        Assert.DoesNotContain("<img", WithoutScripts(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>window", page, StringComparison.Ordinal);
        // The scripts of the page and its data; no other.
        Assert.Equal(5, Regex.Count(page, "<script"));
        Assert.Equal(5, Regex.Count(page, "</script"));
        Assert.Contains("&lt;/script&gt;&lt;script&gt;window.attacked", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_stays_below_five_megabytes_for_a_hundred_thousand_pictures()
    {
        var source = new UnsteadySource(784, _ => Sample.Rows(500, 784).SelectMany(row => Enumerable.Repeat(row, 200)));
        using var model = Fitted.To(Sample.Rows(50, 784), Fitted.Tiny(new TrainingPlan { Epochs = 1 }));
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], source, new ReportOptions { ImageShape = new ImageShape(1, 28, 28), SampleSize = 10_000, RowCount = 10 });
        Assert.InRange(new FileInfo(folder["report.html"]).Length, 1_000_000, 5_000_000);
    }

    [Fact]
    public void Large_pictures_with_many_units_stay_below_five_megabytes_too()
    {
        float[][] rows = Sample.Rows(40, 3 * 64 * 96);
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 1 });
        options.Architecture = new DenseArchitecture { CodingSize = 64, HiddenSizes = [] };
        using var model = Fitted.To(rows, options);
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], Sample.View(new MLContext(), rows), new ReportOptions { ImageShape = new ImageShape(3, 64, 96) });
        Assert.InRange(new FileInfo(folder["report.html"]).Length, 1_000_000, 5_000_000);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else()
    {
        using var model = Fitted.To(Rows, Fitted.Small(epochs: 1));
        using var folder = new TestFolder();
        File.WriteAllText(folder["report.html"], "old");
        Assert.Throws<InvalidOperationException>(() => model.SaveReport(folder["report.html"], new UnsteadySource(Fitted.Size, _ => [])));
        Assert.Equal("old", File.ReadAllText(folder["report.html"]));
        Assert.Throws<DirectoryNotFoundException>(() => model.SaveReport(Path.Combine(folder.Path, "none", "report.html"), Sample.View(new MLContext(), Rows)));
        Assert.Equal(["report.html"], folder.Files);
    }

    [Fact]
    public void It_is_the_same_in_every_culture()
    {
        string page = Page(new ReportOptions());
        using var culture = new OtherCulture();
        Assert.Equal(page, Page(new ReportOptions()));
    }

    [Fact]
    public void Every_option_of_the_fit_is_told_in_words()
    {
        var options = Fitted.Small();
        options.Corruption = Corruption.Sequence(Corruption.Masking(0.25), Corruption.Gaussian(0.3));
        options.CodeConstraint = new KSparsity { K = 2 };
        string page = Page(new ReportOptions { TrainingTime = TimeSpan.FromSeconds(12.34) }, options);
        Assert.Contains("<th scope=\"row\">Corruption</th><td>Sequence (parts Masking (probability 0.25", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Code constraint</th><td>K sparse (k 2", page, StringComparison.Ordinal);
        Assert.Contains("<td>12.3 s</td>", page, StringComparison.Ordinal);
        Assert.Contains("turns the 12 values of column “Features” into codes of 4 values, and back", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static string WithoutScripts(string markup) => Regex.Replace(markup, "<script.*?</script>", "", RegexOptions.Singleline);

    private static string Page(ReportOptions options, AutoencoderEstimator.Options? fit = null)
    {
        using var model = Fitted.To(Rows, fit ?? Fitted.Small());
        using var folder = new TestFolder();
        model.SaveReport(folder["report.html"], Sample.View(new MLContext(), Rows), options);
        return File.ReadAllText(folder["report.html"]);
    }
}
