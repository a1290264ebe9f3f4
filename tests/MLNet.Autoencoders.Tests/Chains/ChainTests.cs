using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Chains;

/// <summary>A sampling chain walks as its description says: from where, by which noise, and which of its steps it gives.</summary>
public class ChainTests
{
    private const int Size = 3;

    private static readonly float[] Start = [0.25f, -1, 2];

    [Fact]
    public void Its_stationary_variance_is_that_of_the_autoregressive_process_it_is()
    {
        // x' = a (x + σ ε + s η) + τ ζ, of which the rows are a (x + σ ε + s η): each feature is a chain of its own.
        const double A = 0.7, Sigma = 0.6, Hidden = 0.4, Tau = 0.5;
        const int Features = 200;
        using var model = Linear(Features, A, new SamplingChain
        {
            Corruption = Corruption.Gaussian(Sigma),
            Noise = [new NoisePoint("Codes", Features, Hidden)],
            InputTensorName = "Features",
            ReconstructionTensorName = "reconstruction",
            Minima = new float[Features],
            Maxima = Ones(Features),
            Deviations = [.. Ones(Features).Select(_ => (float)Tau)],
        });
        var rows = model.GenerateChain(1000, seed: 1);
        double noise = (Sigma * Sigma) + (Hidden * Hidden);
        double variance = A * A * ((((A * A * noise) + (Tau * Tau)) / (1 - (A * A))) + noise);
        // 200,000 values, of which about one in four is worth an independent one.
        Assert.InRange(rows.Average(r => r.Average(v => (double)v * v)), variance * 0.97, variance * 1.03);
        Assert.InRange(rows.Average(r => r.Average(v => (double)v)), -0.03, 0.03);
    }

    [Fact]
    public void A_denoiser_that_has_learned_a_normal_distribution_generates_it()
    {
        // Of N(0, 1) under noise of σ the mean is x̃ / (1 + σ²), and the variance around it σ² / (1 + σ²): then the chain's states are N(0, 1) too.
        const double Sigma = 0.8, A = 1 / (1 + (Sigma * Sigma));
        var random = new Random(1);
        float[][] rows = [.. Enumerable.Range(0, 4000).Select(_ => new[] { Normal(random), Normal(random) })];
        using var model = Fitted.To(rows, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 2, HiddenSizes = [] },
            Corruption = Corruption.Gaussian(Sigma),
            InputScaling = InputScaling.None,
            Training = new TrainingPlan { Epochs = 40, BatchSize = 100, Optimizer = new AdamOptimizer { LearningRate = 0.01 } },
            Seed = 1,
        });
        Assert.All(model.Description.Chain!.Deviations!, d => Assert.InRange(d, Math.Sqrt(Sigma * Sigma * A) * 0.95, Math.Sqrt(Sigma * Sigma * A) * 1.05));
        var generated = model.Generate(4000, seed: 1);
        for (int feature = 0; feature < 2; feature++)
        {
            // Means of the states, which spread a little less.
            Assert.InRange(generated.Average(r => (double)r[feature] * r[feature]), A * 0.85, A * 1.15);
            Assert.InRange(generated.Average(r => (double)r[feature]), -0.1, 0.1);
        }
    }

    [Fact]
    public void A_table_of_two_patterns_gives_a_chain_that_visits_both_in_about_their_proportions()
    {
        float[][] patterns = [[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]];
        float[][] rows = [.. Enumerable.Range(0, 400).Select(i => patterns[i % 10 < 7 ? 0 : 1])];
        using var model = Fitted.To(rows, Stochastic(epochs: 60));
        var generated = model.GenerateChain(3000, seed: 2);
        // The mean of the reconstructions is that of the states.
        Assert.InRange(generated.Average(r => r[..3].Average()), 0.6, 0.8);
        Assert.InRange(generated.Average(r => r[3..].Average()), 0.2, 0.4);
        Assert.Contains(generated, r => r[..3].Min() > 0.9 && r[3..].Max() < 0.1);
        Assert.Contains(generated, r => r[..3].Max() < 0.1 && r[3..].Min() > 0.9);
        // Never both at once.
        Assert.InRange(generated.Average(r => Math.Abs(r[0] + r[3] - 1)), 0, 0.1);
    }

    [Fact]
    public void Burn_in_leaves_out_the_first_steps_and_thinning_takes_every_so_many()
    {
        using var model = Noisy();
        var all = model.GenerateChain(20, seed: 3, burnIn: 0);
        Assert.Equal(20, all.Select(r => r[0]).Distinct().Count());
        Assert.Equal(all[..7], model.GenerateChain(7, seed: 3, burnIn: 0));
        Assert.Equal(all[5..], model.GenerateChain(15, seed: 3, burnIn: 5));
        Assert.Equal([all[3], all[7], all[11], all[15], all[19]], model.GenerateChain(5, seed: 3, burnIn: 0, thinning: 4));
        Assert.Equal([all[7], all[10], all[13]], model.GenerateChain(3, seed: 3, burnIn: 5, thinning: 3));
        Assert.Equal(model.GenerateChain(100, seed: 3, burnIn: 0)[99], model.GenerateChain(1, seed: 3, burnIn: 99)[0]);
        Assert.Equal(model.GenerateChain(1, seed: 3, burnIn: 100), model.GenerateChain(1, seed: 3));
        Assert.Empty(model.GenerateChain(0, seed: 3));
    }

    [Fact]
    public void It_starts_from_the_row_that_is_given()
    {
        using var model = Linear(Size, 0.5, Silent(Size));
        var rows = model.GenerateChain(4, seed: 1, burnIn: 0, start: Start);
        for (int step = 0; step < 4; step++)
            Assert.Equal(Start.Select(v => v * MathF.Pow(0.5f, step + 1)), rows[step]);
        Assert.Equal([0.25f, -1, 2], Start);
    }

    [Fact]
    public void Without_a_row_each_feature_starts_anywhere_within_its_range()
    {
        const int Features = 4000;
        using var model = Linear(Features, 1, Silent(Features) with
        {
            Minima = [.. Enumerable.Range(0, Features).Select(i => i % 2 == 0 ? -3f : 7)],
            Maxima = [.. Enumerable.Range(0, Features).Select(i => i % 2 == 0 ? 1f : 7)],
        });
        var start = model.GenerateChain(1, seed: 1, burnIn: 0)[0];
        float[] even = [.. start.Where((_, i) => i % 2 == 0)];
        Assert.All(even, v => Assert.InRange(v, -3, 1));
        Assert.InRange(even.Average(), -1.1, -0.9);
        Assert.InRange(even.Average(v => (v + 1) * (v + 1)), 16 / 12.0 * 0.95, 16 / 12.0 * 1.05);
        Assert.All(start.Where((_, i) => i % 2 == 1), v => Assert.Equal(7, v));
    }

    [Fact]
    public void Features_under_cross_entropy_are_drawn_as_0_or_1_with_their_probabilities()
    {
        // The mean of a step is the state before it, so it shows what was drawn.
        const int Features = 3000;
        using var model = Linear(Features, 1, Silent(Features) with { Deviations = null });
        var start = new float[Features];
        Array.Fill(start, 0.3f);
        var rows = model.GenerateChain(3, seed: 1, burnIn: 0, start: start);
        Assert.Equal(start, rows[0]);
        Assert.All(rows[1], v => Assert.True(v is 0 or 1));
        Assert.InRange(rows[1].Average(), 0.27, 0.33);
        Assert.Equal(rows[1], rows[2]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        using var model = Noisy();
        Assert.Equal(model.GenerateChain(5, seed: 3), model.GenerateChain(5, seed: 3));
        Assert.NotEqual(model.GenerateChain(5, seed: 3), model.GenerateChain(5, seed: 4));
        Assert.Equal(model.Generate(5, seed: 3), model.Generate(5, seed: 3));
        Assert.NotEqual(model.Generate(5, seed: 3), model.Generate(5, seed: -3));
    }

    [Fact]
    public void Rows_that_are_generated_are_each_from_a_chain_of_their_own()
    {
        using var model = Noisy();
        var rows = model.Generate(600, seed: 3);
        Assert.Equal(600, rows.Select(r => r[0]).Distinct().Count());
        Assert.Equal(model.GenerateChain(1, seed: 3)[0], rows[0], Near);
        // More rows than run side by side do not change the first ones.
        foreach (var (one, other) in rows.Zip(model.Generate(7, seed: 3)))
            Assert.Equal(one, other, Near);
        Assert.Empty(model.Generate(0, seed: 3));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        using var model = Noisy();
        Assert.Throws<ArgumentOutOfRangeException>("count", () => model.GenerateChain(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("burnIn", () => model.GenerateChain(1, 1, burnIn: -1));
        Assert.Throws<ArgumentOutOfRangeException>("thinning", () => model.GenerateChain(1, 1, thinning: 0));
        Assert.Contains("expected 3", Assert.Throws<ArgumentException>("start", () => model.GenerateChain(1, 1, start: [1, 2])).Message, StringComparison.Ordinal);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.GenerateChain(1, 1));
        Assert.Throws<ObjectDisposedException>(() => model.Generate(1, 1));
    }

    [Fact]
    public void An_autoencoder_without_noise_says_which_kinds_have_a_chain()
    {
        using var model = Fitted.To(Fitted.Rows, Fitted.Small(epochs: 1));
        Assert.Null(model.Description.Chain);
        var thrown = Assert.Throws<InvalidOperationException>(() => model.GenerateChain(1, 1));
        Assert.Contains("Denoising autoencoders and generative stochastic networks can", thrown.Message, StringComparison.Ordinal);
    }

    private static IEqualityComparer<float> Near { get; } = EqualityComparer<float>.Create((x, y) => Math.Abs(x - y) < 1e-4, _ => 0);

    internal static AutoencoderEstimator.Options Stochastic(int epochs) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 30, HiddenSizes = [], CodeActivation = Activation.Tanh },
        ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
        Corruption = Corruption.SaltAndPepper(0.5),
        HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.5 },
        WalkBack = new WalkBack { Steps = 3 },
        Training = new TrainingPlan { Epochs = epochs, BatchSize = 50, Optimizer = new AdamOptimizer { LearningRate = 0.01 } },
        Seed = 1,
    };

    /// <summary>An autoencoder whose reconstructions are its rows times a factor.</summary>
    private static AutoencoderTransformer Linear(int size, double factor, SamplingChain chain)
    {
        var identity = HandMadeModel.Identity(size);
        return (identity with
        {
            Decoder = [.. identity.Decoder.Select(row => row.Select(w => w * (float)factor).ToArray())],
            Prior = null,
            Chain = chain,
        }).Create();
    }

    private static AutoencoderTransformer Noisy() => Linear(Size, 0.5, Silent(Size) with
    {
        Corruption = Corruption.Gaussian(0.3),
        Noise = [new NoisePoint("projected", Size, 0.2), new NoisePoint("Codes", Size, 0.1)],
        Deviations = [0.1f, 0.2f, 0],
    });

    /// <summary>A chain that draws nothing.</summary>
    private static SamplingChain Silent(int size) => new()
    {
        Noise = [],
        InputTensorName = "Features",
        ReconstructionTensorName = "reconstruction",
        Minima = new float[size],
        Maxima = Ones(size),
        Deviations = new float[size],
    };

    private static float[] Ones(int size)
    {
        var ones = new float[size];
        Array.Fill(ones, 1);
        return ones;
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
