using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Detectors and imputers that version 0.5 saved are read for ever, and give the values they gave then.</summary>
public class ScoredModelTests
{
    /// <summary>Another processor rounds otherwise.</summary>
    private const float Rounding = 1e-4f;

    public static TheoryData<string> Kinds => [.. ScoredModel.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_values_stay_the_same(string kind)
    {
        var saved = new ScoredModel(kind);
        var then = saved.Values;
        var now = ScoredValues.Of(kind, saved.Zip, then.Rows);
        SmallModel.AssertClose(then.Reconstructions, now.Reconstructions, Rounding);
        Assert.Equal((then.Filled is null, then.Scores is null), (now.Filled is null, now.Scores is null));
        SmallModel.AssertClose(then.Filled ?? [], now.Filled ?? [], Rounding);
        SmallModel.AssertClose(then.Scores ?? [], now.Scores ?? [], 1e-3f);
        Assert.Equal(then.Threshold, now.Threshold);
        SmallModel.AssertClose(Floats(then.Shares), Floats(now.Shares), Rounding);

        static float[] Floats(double[]? values) => [.. (values ?? []).Select(v => (float)v)];
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_description_says_what_it_is(string kind)
    {
        var saved = new ScoredModel(kind);
        var description = AutoencoderDescription.FromFile(saved.Zip);
        Assert.Equal(OptionsJson.Write(saved.Options), OptionsJson.Write(AutoencoderEstimator.Options.From(description)));
        Assert.Equal(kind != ScoredModel.Imputer, description.AnomalyThreshold is not null);
        Assert.Equal(saved.Options.MissingValues == Autoencoders.MissingValues.Mask, description.ImputedTensorName is not null);
    }
}
