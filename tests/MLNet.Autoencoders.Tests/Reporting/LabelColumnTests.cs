using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

/// <summary>The column that codes are coloured by may be of any type that has a text.</summary>
public sealed class LabelColumnTests : IDisposable
{
    private readonly MLContext _ml = new();
    private readonly AutoencoderTransformer _model = Fitted.To(Sample.Rows(40, SmallModel.Size), Fitted.Tiny(new TrainingPlan { Epochs = 1 }));

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(nameof(ReportedLabels.Text), "a <b>", null)]
    [InlineData(nameof(ReportedLabels.Flag), "true", "false")]
    [InlineData(nameof(ReportedLabels.Key), "3", null)]
    [InlineData(nameof(ReportedLabels.Number), "0.5", null)]
    [InlineData(nameof(ReportedLabels.Precise), "-1000000", null)]
    [InlineData(nameof(ReportedLabels.Whole), "7", "0")]
    [InlineData(nameof(ReportedLabels.Byte), "255", "0")]
    public void Labels_are_read_as_text_and_missing_ones_as_none(string column, string first, string? second)
    {
        var report = _model.Examine(View(), new ReportOptions { LabelColumnName = column });
        Assert.Equal([first, second], report.Codes.Points.OrderBy(p => p.Row.Index).Select(p => p.Row.Label));
    }

    [Fact]
    public void A_key_has_the_name_that_its_column_gives_it()
    {
        var named = _ml.Transforms.Conversion.MapValueToKey("Named", nameof(ReportedLabels.Text)).Fit(View()).Transform(View());
        var report = _model.Examine(named, new ReportOptions { LabelColumnName = "Named" });
        Assert.Equal("a <b>", report.Codes.Points.Single(p => p.Row.Index == 0).Row.Label);
    }

    [Fact]
    public void A_column_that_is_not_there_or_has_no_text_is_refused_by_name()
    {
        var missing = Assert.Throws<ArgumentOutOfRangeException>(() => _model.Examine(View(), new ReportOptions { LabelColumnName = "Lable" }));
        Assert.Contains("Could not find label column 'Lable'. The columns are: Features, Text,", missing.Message, StringComparison.Ordinal);
        var vector = Assert.Throws<ArgumentOutOfRangeException>(() => _model.Examine(View(), new ReportOptions { LabelColumnName = "Features" }));
        Assert.Contains("Schema mismatch for label column 'Features': expected text, a key, a Boolean or a number, got Vector", vector.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_labels_that_are_no_finite_numbers_are_names()
    {
        float[][] rows = Sample.Rows(40, SmallModel.Size);
        var data = _ml.Data.LoadFromEnumerable(rows.Select((r, i) => new ReportedLabels { Features = r, Text = i == 0 ? "Infinity" : $"{i}" }));
        using var folder = new TestFolder();
        _model.SaveReport(folder["report.html"], data, new ReportOptions { LabelColumnName = nameof(ReportedLabels.Text) });
        Assert.Contains("\"label\":\"Infinity\"", File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
    }

    private IDataView View()
    {
        float[][] rows = Sample.Rows(2, SmallModel.Size);
        return _ml.Data.LoadFromEnumerable(
        [
            new ReportedLabels { Features = rows[0], Text = "a <b>", Flag = true, Key = 3, Number = 0.5f, Precise = -1e6, Whole = 7, Byte = 255 },
            new ReportedLabels { Features = rows[1], Number = float.NaN, Precise = double.NaN },
        ]);
    }
}
