using System.Runtime.CompilerServices;
using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>What a step leaves to the garbage collector: nothing of ours, and of TorchSharp's only so much.</summary>
public class LeftoverTests
{
    private const int Steps = 1000;

    public static TheoryData<string> Terms => ["squared error", "squared error, weighed", "cross-entropy", "Kullback-Leibler", "squared", "L1", "closed form", "exact", "Hutchinson"];

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_term_leaves_no_handle_to_its_finalizer(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [], CodeActivation = Activation.Sigmoid }, 4);
        var batch = TensorValues.Matrix(Sample.Rows(6, 4));
        var term = Term(name, network);
        AssertNothingIsLeft(() =>
        {
            var pass = FitParts.Pass(network, batch, generator);
            term.Loss(name.Contains("weighed", StringComparison.Ordinal) ? pass with { Weights = batch } : pass, batch);
        });
    }

    [Fact]
    public void Corruptors_leave_no_handle_to_their_finalizers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        var batch = TensorValues.Matrix(Sample.Rows(6, 4));
        var range = new FeatureRange([0, 0, 0, 0], [1, 1, 1, 1]);
        foreach (Corruption corruption in new Corruption[] { new GaussianCorruption(), new MaskingCorruption { CorruptedWeight = 2 }, new SaltAndPepperCorruption() })
        {
            var corruptor = Corruptor.Of(corruption, () => range)!;
            AssertNothingIsLeft(() => corruptor.Corrupt(batch, generator));
        }
    }

    [Fact]
    public void Both_sides_of_an_adversarial_prior_leave_no_handle_to_their_finalizers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }, 4);
        var batch = TensorValues.Matrix(Sample.Rows(6, 4));
        foreach (CodeDistribution distribution in new CodeDistribution[] { new GaussianDistribution(), new UniformDistribution(), new GaussianMixtureDistribution() })
        {
            var discriminator = Discriminator.Create(2, [3], Activation.Sigmoid, generator, CPU);
            AssertNothingIsLeft(() => new DiscriminatorObjective(network, discriminator, distribution).Losses(batch, ForwardContext.Training(generator)));
            AssertNothingIsLeft(() => new AdversarialObjective(network, discriminator).Losses(batch, ForwardContext.Training(generator)));
        }
    }

    [Fact]
    public void Every_so_many_bytes_of_steps_what_was_left_is_collected()
    {
        using var scope = NewDisposeScope();
        var leftovers = new LeftoverHandles(FitParts.Build(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }, 1024));
        // 1,024 values a row are 4 KB.
        var left = Leave();
        leftovers.AddStep(4095);
        var alive = left.IsAlive;
        leftovers.AddStep(1);
        Assert.Equal((true, false), (alive, left.IsAlive));
        left = Leave();
        leftovers.AddStep(4095);
        Assert.True(left.IsAlive);
    }

    [Fact]
    public void A_fit_has_them_collected()
    {
        // 20 epochs of 64 rows as wide as 32,768 values: 160 MB, a batch 4. One collection would not do: while the collector
        // works in the background, as after large arrays, it may leave out one that it is asked for.
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 20, BatchSize = 32 });
        options.Architecture = new DenseArchitecture { CodingSize = 1, HiddenSizes = [] };
        var before = GC.CollectionCount(0);
        var left = Leave();
        var rows = Enumerable.Repeat(Sample.Rows(1, 32_768)[0], 64).ToArray();
        Fitted.To(rows, options).Dispose();
        Assert.True(GC.CollectionCount(0) > before);
        Assert.False(left.IsAlive);
    }

    private static IObjectiveTerm Term(string name, AutoencoderNetwork network) => name switch
    {
        "squared error" or "squared error, weighed" => new SquaredErrorTerm(),
        "cross-entropy" => new BinaryCrossEntropyTerm(),
        "Kullback-Leibler" => FitParts.Term(new KullbackLeiblerSparsity(), network),
        "squared" => FitParts.Term(new SquaredSparsity(), network),
        "L1" => FitParts.Term(new L1Sparsity(), network),
        "closed form" => FitParts.Contractive(ContractiveMethod.ClosedForm, network),
        "exact" => FitParts.Contractive(ContractiveMethod.Exact, network),
        _ => FitParts.Contractive(ContractiveMethod.Hutchinson, network),
    };

    /// <summary>One handle a step would be as many as there are steps; other code may leave a few.</summary>
    /// <remarks>Where TorchSharp's own operations leave some, whoever hands them what, ours cannot be told from those.</remarks>
    private static void AssertNothingIsLeft(Action step)
    {
        if (Left(Operations) <= Steps / 2)
            Assert.InRange(Left(step), 0, Steps / 2);
    }

    /// <summary>What terms and corruptors are made of, with every number disposed.</summary>
    private static void Operations()
    {
        using TorchSharp.Scalar half = 0.5, one = 1.0;
        var x = ones(2, 3, ScalarType.Float32, CPU).requires_grad_(true);
        var y = nn.functional.sigmoid(nn.functional.linear(x, ones(3, 3, ScalarType.Float32, CPU))) + x - (x * x);
        y = y.add(half).sub(half).mul(half).div(half).clamp(half, one);
        y = where(y.lt(half), y.square(), y.abs().log()) + y.mean([0]) + y.neg().to(ScalarType.Float32);
        var loss = y.sum() + y.sum(dim: 1).sum() + nn.functional.mse_loss(y, x, nn.Reduction.Sum)
            + nn.functional.binary_cross_entropy_with_logits(y, x, null, nn.Reduction.Sum);
        autograd.grad([loss], [x], retain_graph: true, create_graph: true);
        rand(2, 3, ScalarType.Float32, CPU).mul_(half).add_(half);
    }

    /// <summary>The handles that as many steps leave to their finalizers.</summary>
    private static long Left(Action step)
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        for (int i = 0; i < Steps; i++)
        {
            using var scope = NewDisposeScope();
            step();
        }
        GC.Collect();
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).FinalizationPendingCount;
    }

    /// <summary>What nobody holds, left when no collection runs in the background any more.</summary>
    private static WeakReference Leave()
    {
        GC.Collect();
        return Unheld();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Unheld() => new(new object());
}
