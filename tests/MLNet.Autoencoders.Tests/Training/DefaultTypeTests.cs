using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>What else a process does with torch changes no byte of a fit.</summary>
public class DefaultTypeTests
{
    public static TheoryData<string> All => [.. Kinds.Keys];

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> Kinds = new()
    {
        ["plain"] = _ => { },
        ["in its own order"] = o => o.Training = o.Training with { Shuffle = false, ValidationFraction = 0 },
        ["streamed"] = o => o.Training = o.Training with { RowsInMemory = 20 },
        ["binary cross-entropy"] = o => (o.ReconstructionLoss, o.InputScaling) = (ReconstructionLoss.BinaryCrossEntropy, InputScaling.MinMax),
        ["masking"] = o => o.Corruption = new MaskingCorruption { Probability = 0.2, CorruptedWeight = 2 },
        ["salt and pepper"] = o => o.Corruption = Corruption.SaltAndPepper(0.2),
        ["Gaussian"] = o => o.Corruption = Corruption.Gaussian(0.2),
        ["sparse"] = o => o.CodeConstraint = new KullbackLeiblerSparsity(),
        ["contractive"] = o => o.CodeConstraint = new ContractivePenalty { Weight = 0.01 },
        ["winner-take-all"] = o => o.CodeConstraint = new WinnerTakeAll { Fraction = 0.3 },
        ["k-sparse"] = o => o.CodeConstraint = new KSparsity { K = 1 },
        ["convolutional"] = o => o.Architecture = new ConvolutionalArchitecture { Height = 1, CodingSize = 2, Stages = [new() { Maps = 2, BatchNormalization = true }, new() { Maps = 3, Stride = 2 }] },
        ["normalised"] = o => o.Architecture = (DenseArchitecture)o.Architecture with { BatchNormalization = true, CodeBatchNormalization = true },
        ["layer-wise"] = o => o.Pretraining = new LayerwisePretraining { Phase = new PretrainingPhase { Training = new TrainingPlan { Epochs = 2, BatchSize = 8 } } },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Double_precision_by_default_gives_the_same_bytes(string kind)
    {
        byte[] expected = Fit(kind);
        InDoublePrecision(() => Assert.Equal(expected, Fit(kind)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(20)]
    public void Rows_are_floats_by_whatever_default(int? rowsInMemory)
    {
        var expected = Read(rowsInMemory);
        InDoublePrecision(() => Assert.Equal(expected, Read(rowsInMemory)));
    }

    private static void InDoublePrecision(Action action)
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

    /// <summary>What a fit would see of the rows to fit to, of those held out, and of a function of both.</summary>
    private static List<float> Read(int? rowsInMemory)
    {
        using var scope = NewDisposeScope();
        var view = new UnsteadySource(5, _ => Sample.Rows(50, 5));
        var source = new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default);
        var plan = new TrainingPlan { RowsInMemory = rowsInMemory, ValidationFraction = 0.2 };
        var rows = FitParts.Load(source, plan, new(InputScaling.Standardize), new FitSeed(3), CPU);
        var seen = new List<float>();
        foreach (var of in new[] { rows, rows.Through(batch => batch.Rows + batch.Rows, 5) })
        {
            using var generator = new FitSeed(3).ForOrder(1);
            seen.AddRange(BatchValues.Read(of.Training(8, generator)).Concat(BatchValues.Read(of.Validation(8))).SelectMany(b => b));
            seen.AddRange(FeatureMean.Of(of).Select(m => (float)m));
        }
        return seen;
    }

    private static byte[] Fit(string kind)
    {
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 3, BatchSize = 8, ValidationFraction = 0.2 });
        options.Architecture = (DenseArchitecture)options.Architecture with { CodeActivation = Activation.Sigmoid };
        options.InputScaling = InputScaling.Standardize;
        Kinds[kind](options);
        using var transformer = Fitted.To(Sample.Rows(50, 5), options);
        return Fitted.Onnx(transformer);
    }
}
