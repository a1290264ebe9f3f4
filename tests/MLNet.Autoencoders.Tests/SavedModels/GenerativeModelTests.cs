using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>What version 0.4 saved of its new kinds is read for ever, gives the values it gave then, and generates the same rows.</summary>
public class GenerativeModelTests
{
    /// <summary>Another processor rounds otherwise.</summary>
    private const float Rounding = 1e-4f;

    public static TheoryData<string> Kinds => [.. GenerativeModel.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_values_and_what_it_generates_stay_the_same(string kind)
    {
        var saved = new GenerativeModel(kind);
        var then = saved.Values;
        using var model = new MLContext(seed: 1).LoadAutoencoder(saved.Zip);
        var now = GenerativeValues.Of(model, then.Rows);
        SmallModel.AssertClose(then.Codes, now.Codes, Rounding);
        SmallModel.AssertClose(then.Reconstructions, now.Reconstructions, Rounding);
        SmallModel.AssertClose(then.Errors, now.Errors, Rounding);
        Assert.Equal((then.Generated is null, then.Nats is null, then.Chain is null), (now.Generated is null, now.Nats is null, now.Chain is null));
        SmallModel.AssertClose(then.Generated ?? [], now.Generated ?? [], Rounding);
        SmallModel.AssertClose(then.Nats ?? [], now.Nats ?? [], 1e-2f);
        SmallModel.AssertClose(then.Chain ?? [], now.Chain ?? [], Rounding);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_description_says_what_it_is(string kind)
    {
        var saved = new GenerativeModel(kind);
        var description = AutoencoderDescription.FromFile(saved.Zip);
        Assert.Equal(OptionsJson.Write(saved.Options), OptionsJson.Write(AutoencoderEstimator.Options.From(description)));
        Assert.Equal(saved.Options.Prior?.CodeDistribution, description.Prior);
        Assert.Equal(kind == "stochastic", description.Chain is not null);
        Assert.Equal(5, description.History.Epochs.Count);
        Assert.All(description.History.Epochs, e => Assert.Equal(kind == "stochastic", e.Parts is null));
    }
}
