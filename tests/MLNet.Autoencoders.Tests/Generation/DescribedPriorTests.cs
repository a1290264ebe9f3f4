using System.Text.Json;
using System.Text.Json.Nodes;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>What a description says of priors comes back, or is refused if it cannot be.</summary>
public class DescribedPriorTests
{
    private const string Structure = "mlnet.autoencoders";

    public static TheoryData<CodeDistribution> Priors =>
    [
        new GaussianDistribution(),
        new UniformDistribution { Bound = 0.1 / 3 },
        new GaussianMixtureDistribution { Components = 3, Radius = 0, RadialDeviation = 0.1 / 3, TangentialDeviation = 7 },
    ];

    [Theory]
    [MemberData(nameof(Priors))]
    public void Priors_come_back_whole_from_descriptions_and_from_options(CodeDistribution prior)
    {
        Assert.Equal(prior, Read(d => d with { Prior = prior }, _ => { }).Prior);
        Assert.Equal(prior, JsonSerializer.Deserialize<CodeDistribution>(JsonSerializer.Serialize(prior)));
    }

    [Fact]
    public void Options_that_leave_something_out_have_its_default()
    {
        Assert.Equal(new UniformDistribution { Bound = 1 }, JsonSerializer.Deserialize<CodeDistribution>("""{"kind":"uniform"}"""));
        Assert.Equal(
            new GaussianMixtureDistribution { Components = 10, Radius = 1.4, RadialDeviation = 0.3, TangentialDeviation = 0.1 },
            JsonSerializer.Deserialize<CodeDistribution>("""{"kind":"gaussianMixture"}"""));
    }

    [Fact]
    public void Descriptions_without_a_prior_have_none_of_it()
    {
        var read = Read(d => d with { Prior = null, CodeDeviationTensorName = null, DecoderVariance = null }, d =>
        {
            foreach (string name in new[] { "prior", "codeDeviationTensorName", "decoderVariance" })
                Assert.False(d.ContainsKey(name));
        });
        Assert.Equal((null, null, null), (read.Prior, read.CodeDeviationTensorName, read.DecoderVariance));
    }

    [Theory]
    [InlineData("prior", """{"kind":"uniform","bound":0}""")]
    [InlineData("prior", """{"kind":"uniform","bound":-1}""")]
    [InlineData("prior", """{"kind":"uniform"}""")]
    [InlineData("prior", """{"kind":"gaussianMixture","components":0,"radius":1,"radialDeviation":1,"tangentialDeviation":1}""")]
    [InlineData("prior", """{"kind":"gaussianMixture","components":3,"radius":-1,"radialDeviation":1,"tangentialDeviation":1}""")]
    [InlineData("prior", """{"kind":"gaussianMixture","components":3,"radius":1,"radialDeviation":0,"tangentialDeviation":1}""")]
    [InlineData("prior", """{"kind":"gaussianMixture","components":3,"radius":1,"radialDeviation":1,"tangentialDeviation":0}""")]
    [InlineData("prior", """{"kind":"other"}""")]
    [InlineData("prior", """{"bound":1}""")]
    [InlineData("prior", "3")]
    [InlineData("codeDeviationTensorName", "\"\"")]
    [InlineData("decoderVariance", "0")]
    [InlineData("decoderVariance", "-0.5")]
    [InlineData("decoderVariance", "\"NaN\"")]
    [InlineData("decoderVariance", "1e999")]
    public void What_cannot_have_been_written_is_damage(string name, string value) =>
        Assert.Throws<FormatException>(() => Read(d => d, d => d[name] = JsonNode.Parse(value)));

    [Fact]
    public void A_mixture_needs_codes_of_two_values()
    {
        var thrown = Assert.Throws<FormatException>(() => Read(d => d with { CodingSize = 1, Prior = new GaussianMixtureDistribution() }, _ => { }));
        Assert.Contains("at least 2 values", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Every fault of a distribution's parameters is reported, with its name and what is allowed.</summary>
    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var faults = new OptionFaults();
        new GaussianMixtureDistribution { Components = 0, Radius = double.NaN, RadialDeviation = 0, TangentialDeviation = double.PositiveInfinity }.Validate(faults, "Prior", codingSize: 1);
        new UniformDistribution { Bound = 0 }.Validate(faults, "Other", codingSize: null);
        new GaussianDistribution().Validate(faults, "Third", codingSize: 1);
        Assert.Equal(
            """
            6 faults:
              Prior.Components = 0: allowed: 1 and above
              Prior.Radius = NaN: allowed: 0 and above
              Prior.RadialDeviation = 0: allowed: above 0
              Prior.TangentialDeviation = Infinity: allowed: above 0
              Prior = GaussianMixtureDistribution for codes of 1 value: allowed: codes of at least 2 values
              Other.Bound = 0: allowed: above 0
            """,
            faults.ToString(), ignoreLineEndingDifferences: true);
    }

    private static AutoencoderDescription Read(Func<AutoencoderDescription, AutoencoderDescription> described, Action<JsonObject> change)
    {
        using var model = HandMadeModel.Identity(2).Create();
        var metadata = DescriptionMetadata.Write(described(model.Description));
        var structure = JsonNode.Parse(metadata[Structure])!.AsObject();
        change(structure);
        metadata[Structure] = structure.ToJsonString();
        return DescriptionMetadata.Read(metadata);
    }
}
