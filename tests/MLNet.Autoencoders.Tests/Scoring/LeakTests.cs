using Microsoft.ML;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Tests.Support;
using TorchSharp;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>What is done a hundred times takes no more memory than done twenty times.</summary>
public class LeakTests
{
    private const long Allowed = 20 << 20;

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData("none", 0)]
    [InlineData("variational", 0)]
    [InlineData("adversarial", 6)]
    [InlineData("none, scored", 0)]
    public void A_hundred_fits_leave_neither_tensors_nor_memory_behind(string prior, int furtherParameters)
    {
        var options = SmallModel.Options();
        options.Prior = prior == "variational" ? new VariationalPrior() : prior == "adversarial" ? new AdversarialPrior() : null;
        if (prior == "none, scored")
            (options.AnomalyScore, options.MemoryBank, options.TrimmedFraction) = (new MahalanobisScore(), new MemoryBank(), 0.1);
        // A weight matrix that stays behind is 256 KB.
        options.Architecture = new DenseArchitecture { CodingSize = 8, HiddenSizes = [512] };
        options.Training = new TrainingPlan { Epochs = 1, ValidationFraction = 0.1, EarlyStopping = new EarlyStopping(), Schedule = new PlateauSchedule(), MaximumGradientNorm = 1 };
        var view = Sample.View(_ml, Sample.Rows(64, 128));
        using var model = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(view);
        AssertFlat(() => _ml.Transforms.Autoencode("Codes", "Features", options).Fit(view).Dispose(), Parameters(model) + furtherParameters);
    }

    [Fact]
    public void A_hundred_scorings_leave_nothing_behind()
    {
        using var stream = new MemoryStream();
        var rows = Sample.Rows(300, 128);
        var view = Sample.View(_ml, rows);
        var options = SmallModel.Options();
        options.Architecture = new DenseArchitecture { CodingSize = 8, HiddenSizes = [256] };
        using (var fitted = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(view))
            _ml.Model.Save(fitted, view.Schema, stream);
        AssertFlat(() =>
        {
            stream.Position = 0;
            using var model = (IDisposable)_ml.LoadWithBatchedScoring(stream, out _);
            var transformer = (AutoencoderTransformer)model;
            Assert.Equal(300, SmallModel.Column(transformer.Transform(view), "Codes").Length);
            Assert.Equal(300, transformer.Reconstruct(rows).Length);
            // Readers that stop midway, and engines.
            var scored = transformer.Transform(view);
            using var cursor = scored.GetRowCursor(scored.Schema);
            Assert.True(cursor.MoveNext());
        });
    }

    [Fact]
    public void A_thousand_cursors_over_one_transformer_leave_nothing_behind()
    {
        var view = Sample.View(_ml, Sample.Rows(100, 512));
        var options = SmallModel.CodesOnly();
        using var model = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(view);
        AssertFlat(() =>
        {
            for (int i = 0; i < 10; i++)
                Assert.Equal(100, SmallModel.Column(model.Transform(view), "Codes").Length);
        });
    }

    /// <summary>Asserts that a hundred actions, each of which makes so many parameters, leave as many tensors and as much memory as there were.</summary>
    private static void AssertFlat(Action action, int parameters = 0)
    {
        for (int i = 0; i < 20; i++)
            action();
        long countedForEver = 100 * parameters * CountedForEver();
        Collect();
        long tensors = torch.Tensor.TotalCount;
        long growth = ResidentMemory.Growth(
            () =>
            {
                for (int i = 0; i < 100; i++)
                    action();
                Collect();
                tensors += countedForEver;
            },
            Allowed);
        Assert.Equal(tensors, torch.Tensor.TotalCount);
        Assert.InRange(growth, long.MinValue, Allowed);
    }

    /// <summary>How much TotalCount rises, for ever, by a parameter that comes and goes: TorchSharp counts the tensor that it is made from on.</summary>
    private static long CountedForEver()
    {
        long before = torch.Tensor.TotalCount;
        new TorchSharp.Modules.Parameter(torch.zeros(1)).Dispose();
        long after = torch.Tensor.TotalCount;
        Assert.InRange(after - before, 0, 1);
        return after - before;
    }

    /// <summary>The weights and biases of a network without tied weights.</summary>
    private static int Parameters(AutoencoderTransformer model) =>
        OnnxReader.Read(OnnxFile.Export(model, AutoencoderPart.Whole)).Graph.Nodes.Where(n => n.Operator == "Gemm" && n.Outputs[0].EndsWith("/sum", StringComparison.Ordinal)).Sum(n => n.Inputs.Count - 1);

    private static void Collect()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        GC.Collect();
    }
}
