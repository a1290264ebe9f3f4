using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

public class ReportOptionsTests
{
    private static readonly float[][] Rows = Sample.Rows(30, Fitted.Size);

    [Fact]
    public void All_defaults_are_as_documented()
    {
        var options = new ReportOptions();
        Assert.Equal(("Autoencoder", 2_000, 6, 64, 1), (options.Title, options.SampleSize, options.RowCount, options.UnitCount, options.Seed));
        Assert.Null(options.ImageShape);
        Assert.Null(options.LabelColumnName);
        Assert.Null(options.ExcitingInputs);
        Assert.Null(options.TrainingTime);
    }

    [Fact]
    public void All_faults_are_reported_at_once_with_name_value_and_allowed_range()
    {
        using var model = Fitted.To(Rows, Fitted.Small(epochs: 1));
        var options = new ReportOptions
        {
            Title = " ",
            ImageShape = new ImageShape(1, 0, 12),
            LabelColumnName = "",
            SampleSize = 1,
            RowCount = 51,
            UnitCount = 0,
            ExcitingInputs = [new float[3]],
        };
        var thrown = Assert.Throws<ArgumentException>(() => model.Examine(Sample.View(new MLContext(), Rows), options));
        Assert.Equal("options", thrown.ParamName);
        Assert.StartsWith(
            """
            The report has 8 faults:
              Title = ' ': allowed: a title
              ImageShape.Height = 0: allowed: 1 and above
              ImageShape = 1x0x12: allowed: channels x height x width = 12, the number of values in a row
              LabelColumnName = '': allowed: a column name
              SampleSize = 1: allowed: from 2 to 10000
              RowCount = 51: allowed: from 1 to 50
              UnitCount = 0: allowed: from 1 to 1000
              ExcitingInputs = 1 rows: allowed: at most 4 rows of 12 values
            """.ReplaceLineEndings("\n"),
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_found_before_rows_are_read_and_before_a_file_is_touched()
    {
        using var model = Fitted.To(Rows, Fitted.Small(epochs: 1));
        using var folder = new TestFolder();
        var source = new UnsteadySource(Fitted.Size, _ => Rows);
        Assert.Throws<ArgumentException>(() => model.SaveReport(folder["report.html"], source, new ReportOptions { RowCount = 0 }));
        Assert.Equal(0, source.Readings);
        Assert.Empty(folder.Files);
    }
}
