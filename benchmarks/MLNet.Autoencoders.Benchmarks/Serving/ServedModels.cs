using Microsoft.ML;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>The models that are served, barely trained, and their zips.</summary>
internal sealed class ServedModels : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("service-");
    private readonly AutoencoderTransformer _autoencoder;

    public ServedModels()
    {
        var options = AutoencoderEstimator.Options.Undercomplete(codingSize: 30, hiddenSizes: [1000, 500, 250]);
        options.Training = new TrainingPlan { Epochs = 1 };
        options.Seed = 1;
        _autoencoder = _ml.Transforms.Autoencode("Codes", nameof(Row.Features), options).Fit(Rows(Workload.Codes));

        var detection = new AutoencoderAnomalyTrainer.Options { FeatureColumnName = nameof(Row.Features) };
        detection.Autoencoder.Training = detection.Autoencoder.Training with { Steps = 100 };
        detection.Autoencoder.Seed = 1;
        using var detector = _ml.AnomalyDetection.Trainers.Autoencoder(detection).Fit(Rows(Workload.Anomalies));
        SaveCodes();
        _ml.SaveAtomically(detector, Rows(Workload.Anomalies).Schema, Detector);
    }

    /// <summary>The zip of a 784-1000-500-250-30 encoder.</summary>
    public string Codes => Path.Combine(_folder.FullName, "codes.zip");

    /// <summary>The zip of a detector with its default sizes, for rows of 64 values.</summary>
    public string Detector => Path.Combine(_folder.FullName, "detector.zip");

    public void SaveCodes() => _ml.SaveAtomically(_autoencoder, Rows(Workload.Codes).Schema, Codes);

    public void Dispose()
    {
        _autoencoder.Dispose();
        _folder.Delete(recursive: true);
    }

    private IDataView Rows(Workload of) => Row.View(_ml, 1000, of.Size);
}
