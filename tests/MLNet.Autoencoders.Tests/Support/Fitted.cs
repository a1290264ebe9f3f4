using System.Runtime.InteropServices;
using Microsoft.ML;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Small fits, and what they learned as their exported ONNX graph tells it.</summary>
internal static class Fitted
{
    public const int Size = 12;

    public static readonly float[][] Rows = Sample.Rows(60, Size);

    /// <summary>So small a step that no weight moves: what is reported is about the network as it was drawn.</summary>
    public static readonly Optimizer Still = new SgdOptimizer { LearningRate = 1e-30, Momentum = 0 };

    /// <summary>Fits to rows in memory; the codes' column is Codes, the input's Features.</summary>
    public static AutoencoderTransformer To(IReadOnlyList<float[]> rows, AutoencoderEstimator.Options options)
    {
        var ml = new MLContext();
        return ml.Transforms.Autoencode("Codes", nameof(LabelledSample.Features), options).Fit(LabelledSample.View(ml, rows));
    }

    /// <summary>Options of a network 12-8-4-8-12 that is fitted in a moment.</summary>
    public static AutoencoderEstimator.Options Small(int epochs = 2) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [8], HiddenActivation = Activation.Tanh, CodeActivation = Activation.Sigmoid },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = epochs, BatchSize = 16 },
        Seed = 5,
    };

    /// <summary>Options of a network with four hidden units and two codes, for rows of any size.</summary>
    public static AutoencoderEstimator.Options Tiny(TrainingPlan plan, int? seed = 5) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 2, HiddenSizes = [4], HiddenActivation = Activation.Tanh },
        InputScaling = InputScaling.None,
        Training = plan,
        Seed = seed,
    };

    public static byte[] Onnx(AutoencoderTransformer model) => OnnxFile.Export(model, AutoencoderPart.Whole);

    public static OnnxGraph Graph(AutoencoderTransformer model) => OnnxReader.Read(Onnx(model)).Graph;

    /// <summary>The float constants of the exported graph by their names, without the prefix that all have.</summary>
    public static Dictionary<string, float[]> Constants(AutoencoderTransformer model) =>
        Graph(model).Constants
            .Where(c => c.DataType == OnnxTensor.Float)
            .ToDictionary(c => c.Name["autoencoder/".Length..], c => MemoryMarshal.Cast<byte, float>(c.Data.Span).ToArray());

    /// <summary>Weights and biases by their names, for example encoder/1/weight.</summary>
    public static Dictionary<string, float[]> Parameters(AutoencoderTransformer model) =>
        Constants(model)
            .Where(c => c.Key.EndsWith("/weight", StringComparison.Ordinal) || c.Key.EndsWith("/bias", StringComparison.Ordinal))
            .ToDictionary();

    /// <summary>All weights and biases, one after the other.</summary>
    public static float[] Weights(AutoencoderTransformer model) => [.. Parameters(model).Values.SelectMany(p => p)];

    /// <summary>The network with which the fit of a model began.</summary>
    public static AutoencoderTransformer Initial(AutoencoderTransformer model, IReadOnlyList<float[]> rows)
    {
        var options = AutoencoderEstimator.Options.From(model.Description);
        options.Training = options.Training with { Epochs = 1, Steps = null, WarmUpSteps = 0, Optimizer = Still };
        options.Pretraining = null;
        options.Supervision = options.Supervision is { } supervision ? supervision with { Plan = null, FrozenLayers = 0 } : null;
        return To(rows, options);
    }

    public static double LargestDifference(float[] one, float[] other)
    {
        Assert.Equal(one.Length, other.Length);
        return one.Zip(other, (a, b) => Math.Abs((double)a - b)).Max();
    }
}
