using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Models of rounded codes and of codes shaped by labels, which version 0.7 saved, are read for ever and give the values they gave then.</summary>
public class CodedModelTests
{
    /// <summary>Another processor rounds otherwise.</summary>
    private const float Rounding = 1e-4f;

    public static TheoryData<string> Kinds => [.. CodedModel.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_values_stay_the_same(string kind)
    {
        var saved = new CodedModel(kind);
        var then = saved.Values;
        using var model = new MLContext(seed: 1).LoadAutoencoder(saved.Zip);
        var now = CodedValues.Of(model, then.Rows);
        SmallModel.AssertClose(then.Codes, now.Codes, Rounding);
        SmallModel.AssertClose(then.Reconstructions, now.Reconstructions, Rounding);
        Assert.Equal((then.Compressed is null, then.LabelScores is null), (now.Compressed is null, now.LabelScores is null));
        SmallModel.AssertClose(then.LabelScores ?? [], now.LabelScores ?? [], Rounding);
    }

    [Theory]
    [InlineData("four-bits")]
    [InlineData("one-bit")]
    public void Bytes_of_then_are_the_rows_of_then(string kind)
    {
        var saved = new CodedModel(kind);
        using var model = new MLContext(seed: 1).LoadAutoencoder(saved.Zip);
        SmallModel.AssertClose(saved.Values.Reconstructions, model.Decompress(saved.Values.Compressed!), Rounding);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_description_says_what_it_is(string kind)
    {
        var saved = new CodedModel(kind);
        var description = AutoencoderDescription.FromFile(saved.Zip);
        Assert.Equal(OptionsJson.Write(saved.Options), OptionsJson.Write(AutoencoderEstimator.Options.From(description)));
        Assert.Equal(saved.Options.Quantization is not null, description.Quantization is not null);
        Assert.Equal(saved.Options.Supervision is not null, description.LabelScoreTensorName is not null);
    }
}
