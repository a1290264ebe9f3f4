using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Chains;

/// <summary>What a fit tells of its chain, and what a saved model keeps of it.</summary>
public class DescribedChainTests
{
    [Fact]
    public void A_fit_tells_corruption_ranges_and_where_noise_is_added()
    {
        var options = Fitted.Small();
        options.Corruption = Corruption.SaltAndPepper(0.3);
        options.HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.25 };
        using var model = Fitted.To(Fitted.Rows, options);
        var chain = model.Description.Chain!;
        Assert.Equal(Corruption.SaltAndPepper(0.3), chain.Corruption);
        Assert.Equal(
            [
                new NoisePoint("autoencoder/encoder/1/sum", 8, 0.5), new NoisePoint("autoencoder/encoder/1/output", 8, 0.25),
                new NoisePoint("autoencoder/encoder/2/sum", 4, 0.5), new NoisePoint("autoencoder/encoder/2/output", 4, 0.25),
            ],
            chain.Noise);
        for (int i = 0; i < Fitted.Size; i++)
        {
            int feature = i;
            Assert.Equal(Fitted.Rows.Min(r => r[feature]), chain.Minima[i]);
            Assert.Equal(Fitted.Rows.Max(r => r[feature]), chain.Maxima[i]);
        }
    }

    [Fact]
    public void Around_an_identity_both_noises_are_one()
    {
        var options = Fitted.Small();
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [] };
        options.HiddenNoise = new HiddenNoise { BeforeActivation = 0.3, AfterActivation = 0.4 };
        using var model = Fitted.To(Fitted.Rows, options);
        var point = Assert.Single(model.Description.Chain!.Noise);
        Assert.Equal(("autoencoder/encoder/1/sum", 4), (point.TensorName, point.Size));
        Assert.Equal(0.5, point.StandardDeviation, 1e-12);
    }

    [Fact]
    public void Deviations_are_those_of_the_rows_from_what_they_are_reconstructed_as()
    {
        // Noise that hardly moves anything: the residuals are those at inference.
        var options = Fitted.Small(epochs: 5);
        options.InputScaling = InputScaling.Standardize;
        options.Corruption = Corruption.Gaussian(1e-9);
        using var model = Fitted.To(Fitted.Rows, options);
        var rebuilt = model.Reconstruct(Fitted.Rows);
        for (int i = 0; i < Fitted.Size; i++)
        {
            int feature = i;
            double mean = Fitted.Rows.Average(r => r[feature]), deviation = Math.Sqrt(Fitted.Rows.Average(r => Math.Pow(r[feature] - mean, 2)));
            double residual = Math.Sqrt(Fitted.Rows.Zip(rebuilt).Average(p => Math.Pow(p.First[feature] - p.Second[feature], 2)));
            Assert.Equal(residual / deviation, model.Description.Chain!.Deviations![i], 1e-4);
        }
    }

    [Fact]
    public void A_step_without_noise_to_speak_of_reconstructs_the_row()
    {
        foreach (var scaling in new[] { InputScaling.None, InputScaling.MinMax, InputScaling.Standardize, InputScaling.CommonScale, InputScaling.StandardizeExceptIndicators })
        {
            var options = Fitted.Small();
            options.InputScaling = scaling;
            options.Corruption = Corruption.Gaussian(1e-12);
            options.HiddenNoise = new HiddenNoise { BeforeActivation = 1e-12, AfterActivation = 1e-12 };
            using var model = Fitted.To(Fitted.Rows, options);
            var row = Fitted.Rows[7];
            Assert.InRange(Fitted.LargestDifference(model.Reconstruct(row), model.GenerateChain(1, seed: 1, burnIn: 0, start: row)[0]), 0, 1e-5);
        }
    }

    [Fact]
    public void Noise_in_the_layers_is_neither_in_codes_nor_in_reconstructions_nor_in_the_validation_loss()
    {
        var options = Fitted.Small(epochs: 1);
        options.Training = options.Training with { Optimizer = Fitted.Still, ValidationFraction = 0.3 };
        using var quiet = Fitted.To(Fitted.Rows, options);
        options.HiddenNoise = new HiddenNoise();
        using var noisy = Fitted.To(Fitted.Rows, options);
        Assert.Equal(quiet.Encode(Fitted.Rows), noisy.Encode(Fitted.Rows));
        Assert.Equal(quiet.Reconstruct(Fitted.Rows), noisy.Reconstruct(Fitted.Rows));
        Assert.Equal(quiet.History.Epochs[0].ValidationLoss, noisy.History.Epochs[0].ValidationLoss);
        Assert.NotEqual(quiet.History.Epochs[0].TrainingLoss, noisy.History.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void There_is_none_if_only_single_layers_were_trained_with_noise()
    {
        var options = Fitted.Small(epochs: 1);
        options.Corruption = Corruption.Masking(0.2);
        options.HiddenNoise = new HiddenNoise();
        options.Pretraining = new LayerwisePretraining { Phase = new PretrainingPhase { Training = options.Training, Corruption = Corruption.Masking(0.3) }, FineTuning = false };
        using var model = Fitted.To(Fitted.Rows, options);
        Assert.Null(model.Description.Chain);
    }

    [Fact]
    public void There_is_none_if_codes_are_drawn_but_one_beside_an_adversarial_prior()
    {
        var options = Fitted.Small(epochs: 1);
        (options.Corruption, options.WalkBack) = (Corruption.Masking(0.2), new WalkBack { Steps = 2 });
        options.Prior = new VariationalPrior();
        using (var variational = Fitted.To(Fitted.Rows, options))
            Assert.Null(variational.Description.Chain);
        options.Prior = new AdversarialPrior();
        options.HiddenNoise = new HiddenNoise();
        using var adversarial = Fitted.To(Fitted.Rows, options);
        Assert.Equal(3, adversarial.GenerateChain(3, seed: 1, burnIn: 1).Length);
        // Rows come from the prior where there is one.
        Assert.NotEqual(adversarial.GenerateChain(1, seed: 1)[0], adversarial.Generate(1, seed: 1)[0]);
    }

    [Theory]
    [InlineData(ReconstructionLoss.SquaredError)]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy)]
    public void A_saved_model_walks_the_same_chain(ReconstructionLoss loss)
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        var options = ChainTests.Stochastic(epochs: 2);
        options.ReconstructionLoss = loss;
        using var model = Fitted.To(Fitted.Rows, options);
        ml.SaveAtomically(model, Sample.View(ml, Fitted.Rows).Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        var (chain, read) = (model.Description.Chain!, loaded.Description.Chain!);
        Assert.Equal((chain.Corruption, chain.InputTensorName, chain.ReconstructionTensorName), (read.Corruption, read.InputTensorName, read.ReconstructionTensorName));
        Assert.Equal(chain.Noise, read.Noise);
        Assert.Equal(chain.Minima, read.Minima);
        Assert.Equal(chain.Maxima, read.Maxima);
        Assert.Equal(chain.Deviations, read.Deviations);
        Assert.Equal(loss == ReconstructionLoss.SquaredError, read.Deviations is not null);
        Assert.Equal(model.GenerateChain(5, seed: 2, burnIn: 3, thinning: 2), loaded.GenerateChain(5, seed: 2, burnIn: 3, thinning: 2));
        Assert.Equal(model.Generate(3, seed: 2), loaded.Generate(3, seed: 2));
    }

    [Theory]
    [InlineData("probability")]
    [InlineData("ranges")]
    [InlineData("sizes")]
    [InlineData("noise")]
    [InlineData("deviations")]
    [InlineData("names")]
    public void A_chain_that_cannot_be_is_damage(string what)
    {
        var options = ChainTests.Stochastic(epochs: 1);
        options.ReconstructionLoss = ReconstructionLoss.SquaredError;
        using var model = Fitted.To(Fitted.Rows, options);
        var chain = model.Description.Chain!;
        chain = what switch
        {
            "probability" => chain with { Corruption = Corruption.Masking(2) },
            "ranges" => chain with { Minima = chain.Maxima, Maxima = chain.Minima },
            "sizes" => chain with { Minima = [.. chain.Minima.Skip(1)] },
            "noise" => chain with { Noise = [new NoisePoint("autoencoder/encoder/1/sum", 0, 1)] },
            "deviations" => chain with { Deviations = [.. chain.Deviations!.Select(d => -d)] },
            _ => chain with { InputTensorName = "" },
        };
        var metadata = DescriptionMetadata.Write(model.Description with { Chain = chain });
        Assert.Contains("damaged", Assert.Throws<FormatException>(() => DescriptionMetadata.Read(metadata)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_through_a_tensor_that_the_graph_does_not_have_is_damage()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        using var model = Fitted.To(Fitted.Rows, ChainTests.Stochastic(epochs: 1));
        var description = model.Description with { Chain = model.Description.Chain! with { Noise = [new NoisePoint("elsewhere", 30, 1)] } };
        using var damaged = new AutoencoderTransformer(Fitted.Graph(model), description, new ScoringDevice(null, false));
        ml.SaveAtomically(damaged, Sample.View(ml, Fitted.Rows).Schema, folder["model.zip"]);
        Assert.Contains("elsewhere", Assert.Throws<FormatException>(() => ml.LoadAutoencoder(folder["model.zip"])).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_models_have_none()
    {
        using var model = Fitted.To(Fitted.Rows, Fitted.Small(epochs: 1));
        Assert.DoesNotContain("chain", DescriptionMetadata.Write(model.Description)["mlnet.autoencoders"], StringComparison.Ordinal);
    }
}
