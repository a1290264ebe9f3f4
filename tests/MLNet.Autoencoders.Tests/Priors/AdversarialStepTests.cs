using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>Which parameters each part of an adversarial step moves, and by how much.</summary>
public class AdversarialStepTests
{
    private const double Rate = 0.05;

    private static readonly FitSeed Seed = new(4);
    private static readonly Optimizer Moving = new SgdOptimizer { LearningRate = Rate, Momentum = 0 };
    private static readonly Optimizer Still = new SgdOptimizer { LearningRate = 0, Momentum = 0 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reconstruction_moves_the_autoencoder_and_nothing_of_the_discriminator(bool tied) =>
        AssertMoved(tied, reconstruction: Moving, moved: f => f.Network.Parameters, still: f => f.OfDiscriminator);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_discriminator_moves_alone(bool tied) =>
        AssertMoved(tied, discriminator: Moving, moved: f => f.OfDiscriminator, still: f => f.Network.Parameters);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_encoder_moves_without_what_only_the_decoder_has_and_without_the_discriminator(bool tied) =>
        AssertMoved(tied, encoder: Moving, moved: f => f.OfEncoder, still: f => f.OfDiscriminator.Concat(f.Network.Parameters.Except<Tensor>(f.OfEncoder, ReferenceEqualityComparer.Instance)));

    [Fact]
    public void No_gradient_of_one_part_is_left_in_the_step_of_another()
    {
        using var scope = NewDisposeScope();
        const int Steps = 3;
        var stepped = Build(tied: false, Moving, Moving, Moving);
        Run(stepped, Steps);

        // The same by hand: each gradient on its own, for exactly the parameters that are moved by it.
        var expected = Build(tied: false, Moving, Moving, Moving);
        var batch = TensorValues.Matrix(Fitted.Rows);
        for (int epoch = 1; epoch <= Steps; epoch++)
        {
            using var noise = Seed.ForNoise(epoch, CPU);
            foreach (var descent in expected.Step.Descents)
                Descend(descent, batch, ForwardContext.Training(noise, epoch));
        }
        Assert.Equal(stepped.Step.State.Count, expected.Step.State.Count);
        foreach (var (one, other) in stepped.Step.State.Zip(expected.Step.State))
            Assert.Equal(TensorValues.Values(other), TensorValues.Values(one), new Close());
    }

    [Fact]
    public void What_a_step_changes_is_all_in_its_state()
    {
        using var scope = NewDisposeScope();
        var parts = Build(tied: true, Moving, Moving, Moving);
        Assert.Equal(parts.Network.Parameters.Concat(parts.OfDiscriminator).Count(), parts.Step.State.Count);
        var before = Values(parts.Step.State);
        Run(parts, steps: 2);
        Assert.All(before.Zip(Values(parts.Step.State)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    private static void AssertMoved(bool tied, Func<Parts, IEnumerable<Tensor>> moved, Func<Parts, IEnumerable<Tensor>> still, Optimizer? reconstruction = null, Optimizer? discriminator = null, Optimizer? encoder = null)
    {
        using var scope = NewDisposeScope();
        var parts = Build(tied, reconstruction ?? Still, discriminator ?? Still, encoder ?? Still);
        double[][] movedBefore = Values(moved(parts)), stillBefore = Values(still(parts));
        Run(parts, steps: 2);
        Assert.All(movedBefore.Zip(Values(moved(parts))), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(stillBefore, Values(still(parts)));
    }

    private static Parts Build(bool tied, Optimizer reconstruction, Optimizer discriminator, Optimizer encoder)
    {
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [5], HiddenActivation = Activation.Tanh, TiedWeights = tied }, Fitted.Size);
        using var generator = Seed.ForPriorWeights();
        var options = new AutoencoderEstimator.Options { Prior = new AdversarialPrior { DiscriminatorSizes = [6], DiscriminatorOptimizer = discriminator, EncoderOptimizer = encoder } };
        var descents = PriorParts.Of(options, network, generator, CPU).Descents(network);
        return new(network, new TrainingStep(new Objective(network, new SquaredErrorTerm(), corruptor: null), reconstruction, weightDecay: 0, descents));
    }

    /// <summary>An epoch is a step with all rows.</summary>
    private static void Run(Parts parts, int steps) =>
        new TrainingLoop(parts.Step, FitParts.Rows(Fitted.Rows), new TrainingPlan { Epochs = steps, BatchSize = Fitted.Rows.Length, Shuffle = false }, Seed).Run(null, _ => { }, default);

    private static void Descend(Descent descent, Tensor batch, ForwardContext context)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [.. descent.Parameters];
        var gradients = autograd.grad([descent.Objective.Losses(batch, context).Single().Value], parameters);
        using var noGradients = no_grad();
        foreach (var (parameter, gradient) in parameters.Zip(gradients))
            parameter.sub_(gradient * Rate);
    }

    private static double[][] Values(IEnumerable<Tensor> tensors) => [.. tensors.Select(TensorValues.Values)];

    private sealed record Parts(AutoencoderNetwork Network, TrainingStep Step)
    {
        public IEnumerable<Parameter> OfDiscriminator => Step.Descents[1].Parameters;

        public IEnumerable<Parameter> OfEncoder => Network.EncoderWeights.Concat(Network.EncoderBiases);
    }

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-6;

        public int GetHashCode(double obj) => 0;
    }
}
