using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>The deep network of 30 numbers an image, pretrained layer by layer and then fine-tuned, against as long a training of the whole.</summary>
internal sealed class LayerwiseBenchmark : IBenchmark
{
    private const int PretrainingEpochs = 4;
    private const int FineTuningEpochs = 10;

    public string Name => "layerwise";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain.Rows, context.MnistTest.Rows);
        var times = new PhaseTimes();
        int epochs = context.Few(FineTuningEpochs);
        using var layerwise = BenchmarkContext.Fit(train, Options(epochs, times, new LayerwisePretraining
        {
            Phase = new PretrainingPhase { Training = new TrainingPlan { Epochs = context.Few(PretrainingEpochs) } },
        }));
        int asLong = (int)Math.Round(epochs * times.Total / times.FineTuning);
        using var endToEnd = BenchmarkContext.Fit(train, Options(asLong, null, null));
        yield return Figure("layerwise_error", $"layer-wise, then {epochs} epochs of the whole", layerwise);
        yield return Figure("endtoend_error", $"end to end, {asLong} epochs", endToEnd);

        BenchmarkFigure Figure(string name, string how, AutoencoderTransformer autoencoder) =>
            new(name, "784-1000-500-250-30, " + how, "MNIST", "squared error an image", [Vectors.SquaredError(autoencoder.Reconstruct(test), test)])
            {
                Published = "3.00",
                Source = "Hinton & Salakhutdinov 2006",
            };
    }

    private static AutoencoderEstimator.Options Options(int epochs, PhaseTimes? times, LayerwisePretraining? pretraining) => new()
    {
        Architecture = new DenseArchitecture
        {
            CodingSize = 30,
            HiddenSizes = [1000, 500, 250],
            HiddenActivation = Activation.Gelu,
            OutputActivation = Activation.Sigmoid,
        },
        Pretraining = pretraining,
        Training = new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() },
        Seed = 1,
        Progress = times,
    };
}
