using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>What a process set for torch as a whole changes no fit, and no fit changes it.</summary>
public class ProcessDefaultsTests
{
    private static readonly float[][] Rows = Sample.Rows(12, 5);

    private static readonly CodeConstraint?[] Constraints =
    [
        null, new KullbackLeiblerSparsity(), new SquaredSparsity(), new L1Sparsity(), new KSparsity { K = 2 }, new WinnerTakeAll { Fraction = 0.5 },
        new ContractivePenalty { Method = ContractiveMethod.ClosedForm }, new ContractivePenalty { Method = ContractiveMethod.Exact }, new ContractivePenalty { Method = ContractiveMethod.Hutchinson },
    ];

    private static readonly Corruption?[] Corruptions = [null, Corruption.Gaussian(0.3), new MaskingCorruption { CorruptedWeight = 2 }, Corruption.SaltAndPepper(0.4)];

    [Fact]
    public void The_default_element_type_changes_neither_networks_nor_corruptors_nor_terms()
    {
        float[] expected = [.. Everything()];
        WithDoublesByDefault(() => Assert.Equal(expected, Everything()));
    }

    [Fact]
    public void A_fit_draws_nothing_from_the_generator_of_the_process_and_takes_no_seed_from_it()
    {
        using var scope = NewDisposeScope();
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 2, ValidationFraction = 0.2 });
        options.Corruption = Corruption.Masking(0.3);
        manual_seed(1);
        byte[] state = get_rng_state().bytes.ToArray();
        using var first = Fitted.To(Rows, options);
        Assert.Equal(state, get_rng_state().bytes.ToArray());
        manual_seed(2);
        using var second = Fitted.To(Rows, options);
        Assert.Equal(Fitted.Onnx(first), Fitted.Onnx(second));
    }

    [Fact]
    public void A_process_that_records_no_gradients_fits_as_any_other()
    {
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 2 });
        using var expected = Fitted.To(Rows, options);
        using (no_grad())
        {
            using var fitted = Fitted.To(Rows, options);
            Assert.Equal(Fitted.Onnx(expected), Fitted.Onnx(fitted));
            Assert.False(is_grad_enabled());
        }
        using (inference_mode())
        {
            using var fitted = Fitted.To(Rows, options);
            Assert.Equal(Fitted.Onnx(expected), Fitted.Onnx(fitted));
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
    }

    /// <summary>The loss and the gradients of all combinations, from the weights on.</summary>
    private static IEnumerable<float> Everything()
    {
        var range = new FeatureRange([.. Enumerable.Repeat(0.1f, 5)], [.. Enumerable.Repeat(0.9f, 5)]);
        foreach (var constraint in Constraints)
        {
            foreach (var corruption in Corruptions)
            {
                using var scope = NewDisposeScope();
                using var generator = new FitSeed(7).ForNoise(1, CPU);
                var network = FitParts.Build(new DenseArchitecture { CodingSize = 4, HiddenSizes = [], CodeActivation = Activation.Sigmoid }, 5);
                network.Encoder[0].CenterInputs([0.1, 0.2, 0.3, 0.4, 0.5]);
                network.Decoder[0].CenterOutputs([0.1, 0.2, 0.3, 0.4, 0.5]);
                var parts = CodeConstraintParts.Of(constraint, network.Encoder);
                var objective = new Objective(network.Constrained(parts.Layer), new SquaredErrorTerm(), Corruptor.Of(corruption, () => range), parts.Terms);
                var loss = FitParts.TrainingLoss(objective, TensorValues.Matrix(Rows), generator);
                Assert.Equal(ScalarType.Float32, loss.dtype);
                loss.backward();
                yield return loss.item<float>();
                foreach (float value in network.Parameters.SelectMany(p => TensorValues.Floats(p.grad!)))
                    yield return value;
            }
        }
    }

    private static void WithDoublesByDefault(Action action)
    {
        var before = get_default_dtype();
        set_default_dtype(ScalarType.Float64);
        try
        {
            action();
        }
        finally
        {
            set_default_dtype(before);
        }
    }
}
