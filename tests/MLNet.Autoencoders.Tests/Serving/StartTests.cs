using MLNet.Autoencoders.Tests.Support;
using Service;

namespace MLNet.Autoencoders.Tests.Serving;

public sealed class StartTests
{
    [Fact]
    public void Invalid_settings_are_named_all_at_once()
    {
        var e = Assert.Throws<ArgumentException>(() => ServiceApplication.Build(["--MaximumRows", "0", "--MaximumBodyBytes", "-1"]));
        Assert.Equal(
            "The settings are invalid: there is no model: set Codes, Anomalies or both to the path of a model zip (--Codes model.zip); "
            + "MaximumRows is 0; it must be at least 1; MaximumBodyBytes is -1; it must be at least 1.",
            e.Message);
    }

    [Fact]
    public void A_model_that_is_not_there_or_cannot_be_served_is_named_before_anything_listens()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        Assert.Contains("none.zip", Assert.Throws<FileNotFoundException>(() => ServiceApplication.Build(["--Codes", folder["none.zip"]])).Message, StringComparison.Ordinal);
        Assert.Contains("codes.zip", Assert.Throws<FormatException>(() => ServiceApplication.Build(["--Anomalies", folder["codes.zip"]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_depends_on_scoring_alone()
    {
        string dependencies = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Service.deps.json"));
        Assert.Contains("MLNet.Autoencoders.Scoring/", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("MLNet.Autoencoders/", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("torch", dependencies, StringComparison.OrdinalIgnoreCase);
    }
}
