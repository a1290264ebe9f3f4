using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>The losses of discriminator and encoder against their closed forms, and their gradients against central differences in double precision.</summary>
public class AdversarialObjectiveTests
{
    private const int Size = 5;

    private static readonly DenseArchitecture Deep = new() { CodingSize = 3, HiddenSizes = [4], HiddenActivation = Activation.Tanh };

    private static readonly Dictionary<string, (DenseArchitecture Architecture, CodeConstraint? Constraint, AdversarialPrior Prior)> Cases = new()
    {
        ["Gaussian"] = (Deep, null, new AdversarialPrior { DiscriminatorSizes = [4, 3], DiscriminatorActivation = Activation.Gelu }),
        ["mixture, tied"] = (Deep with { TiedWeights = true }, null, new AdversarialPrior { Distribution = new GaussianMixtureDistribution(), DiscriminatorSizes = [4], DiscriminatorActivation = Activation.Softplus }),
        ["uniform, linear discriminator"] = (Deep with { CodingSize = 1 }, null, new AdversarialPrior { Distribution = new UniformDistribution(), DiscriminatorSizes = [] }),
        ["k-sparse"] = (Deep, new KSparsity { K = 2 }, new AdversarialPrior { DiscriminatorSizes = [4], DiscriminatorActivation = Activation.Elu }),
    };

    internal static IEnumerable<Prior> All => Cases.Values.Select(c => c.Prior);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_discriminators_loss_is_its_cross_entropy_between_codes_and_draws(string name)
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, prior, batch) = Build(name);
        var codes = network.Encode(batch, ForwardContext.Training());
        using var generator = new Generator(11);
        var draws = CodeSampler.DrawLike(codes, prior.Distribution, generator);
        double expected = (Probabilities(discriminator, draws).Average(p => -Math.Log(p)) + Probabilities(discriminator, codes).Average(p => -Math.Log(1 - p))) / 2;
        Assert.Equal(expected, Value(new DiscriminatorObjective(network, discriminator, prior.Distribution), batch).item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_encoders_loss_is_the_surprise_that_its_codes_are_draws(string name)
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, _, batch) = Build(name);
        double expected = Probabilities(discriminator, network.Encode(batch, ForwardContext.Training())).Average(p => -Math.Log(p));
        Assert.Equal(expected, Value(new AdversarialObjective(network, discriminator), batch).item<double>(), 1e-12);
    }

    [Fact]
    public void Losses_are_those_of_logits_computed_by_hand()
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, _, batch) = Build("uniform, linear discriminator");
        double weight = TensorValues.Values(discriminator.Weights.Single()).Single(), bias = TensorValues.Values(discriminator.Biases.Single()).Single();
        double[] codes = TensorValues.Values(network.Encode(batch));
        Assert.Equal(codes.Average(c => Math.Log(1 + Math.Exp(-((weight * c) + bias)))), Value(new AdversarialObjective(network, discriminator), batch).item<double>(), 1e-12);
    }

    [Fact]
    public void A_discriminator_that_knows_nothing_costs_log_two_on_both_sides()
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, prior, batch) = Build("Gaussian");
        using (no_grad())
            discriminator.Weights[^1].zero_();
        Assert.Equal(Math.Log(2), Value(new DiscriminatorObjective(network, discriminator, prior.Distribution), batch).item<double>(), 1e-12);
        Assert.Equal(Math.Log(2), Value(new AdversarialObjective(network, discriminator), batch).item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_discriminator_descends_the_gradient_of_its_loss_and_leaves_the_autoencoder_none(string name)
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, prior, batch) = Build(name);
        var objective = new DiscriminatorObjective(network, discriminator, prior.Distribution);
        AssertGradients(objective, batch, discriminator.Weights.Concat(discriminator.Biases));
        Assert.All(network.Parameters, p => Assert.True(p.grad is null));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_encoder_descends_the_gradient_of_its_loss(string name)
    {
        using var scope = NewDisposeScope();
        var (network, discriminator, _, batch) = Build(name);
        AssertGradients(new AdversarialObjective(network, discriminator), batch, network.EncoderWeights.Concat(network.EncoderBiases));
    }

    private static void AssertGradients(IObjective objective, Tensor batch, IEnumerable<Parameter> parameters)
    {
        Value(objective, batch).backward();
        foreach (var parameter in parameters.ToList())
        {
            double[] expected = TensorValues.Differences(parameter, () => Value(objective, batch));
            Assert.InRange(TensorValues.RelativeDifference(expected, TensorValues.Values(parameter.grad!)), 0, 1e-6);
        }
    }

    private static (AutoencoderNetwork, Discriminator, AdversarialPrior, Tensor) Build(string name)
    {
        var (architecture, constraint, prior) = Cases[name];
        var network = FitParts.Build(architecture, Size, type: ScalarType.Float64);
        network = network.Constrained(CodeConstraintParts.Of(constraint, network.Encoder).Layer);
        using var generator = new Generator(7);
        var discriminator = Discriminator.Create(architecture.CodingSize, prior.DiscriminatorSizes, prior.DiscriminatorActivation, generator, CPU, ScalarType.Float64);
        return (network, discriminator, prior, TensorValues.Matrix(Sample.Rows(6, Size)).to(ScalarType.Float64));
    }

    private static double[] Probabilities(Discriminator discriminator, Tensor codes) =>
        Array.ConvertAll(TensorValues.Values(discriminator.Logits(codes, ForwardContext.Training())), l => 1 / (1 + Math.Exp(-l)));

    /// <summary>The same draws each time.</summary>
    private static Tensor Value(IObjective objective, Tensor batch)
    {
        using var generator = new Generator(11);
        return objective.Losses(batch, ForwardContext.Training(generator)).Single().Value;
    }
}
