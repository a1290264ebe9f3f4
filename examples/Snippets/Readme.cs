using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders;

namespace Snippets;

/// <summary>The code blocks of README.md behind its first program; a test compares them with it and runs them.</summary>
public static class Readme
{
    public static string Load(Digit digit)
    {
        #region load
        var ml = new MLContext();
        var model = ml.Model.Load("model.zip", out _);
        using var engine = ml.Model.CreatePredictionEngine<Digit, Prediction>(model);
        string predicted = engine.Predict(digit).Digit;     // class Prediction { public string Digit { get; set; } = ""; }
        #endregion
        (model as IDisposable)?.Dispose();
        return predicted;
    }

    public static void Batches(MLContext ml, IDataView digits)
    {
        #region batches
        var model = ml.LoadWithBatchedScoring("model.zip", out _);
        foreach (var prediction in ml.Data.CreateEnumerable<Prediction>(model.Transform(digits), reuseRowObject: true))
            Console.WriteLine(prediction.Digit);
        #endregion
        (model as IDisposable)?.Dispose();
    }

    public static void CrossValidation(MLContext ml, IDataView digits)
    {
        #region folds
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Transforms.AutoencodeWinnerTakeAll("Codes", "Pixels", seed: 1, environment: ml))
            .AppendCacheCheckpoint(ml)
            .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Codes"));
        var folds = ml.MulticlassClassification.CrossValidate(digits, pipeline, numberOfFolds: 5);
        Console.WriteLine($"{folds.Average(fold => fold.Metrics.MicroAccuracy):P1}");
        #endregion
        foreach (var fold in folds)
            (fold.Model as IDisposable)?.Dispose();
    }

    public static (bool Anomalous, long Alarms) Anomaly(MLContext ml, IDataView rows, IDataView test, float[] row)
    {
        #region anomaly
        using var detector = ml.AnomalyDetection.Trainers.Autoencoder("Pixels", contamination: 0.01, seed: 1).Fit(rows);
        var scored = detector.Transform(test);                    // adds Score and PredictedLabel, for ml.AnomalyDetection.Evaluate
        bool anomalous = detector.Scores([row])[0] > detector.Threshold;
        foreach (var feature in detector.Explain(row, count: 3))
            Console.WriteLine($"{feature.Name} = {feature.Value}: {feature.Share:P0} of the score");
        #endregion
        return (anomalous, scored.GetColumn<bool>("PredictedLabel").Count(alarm => alarm));
    }

    public static (IDataView Filled, float[] Whole) Gaps(MLContext ml, IDataView rows, float[] row)
    {
        #region gaps
        using var imputer = ml.Transforms.ImputeWithAutoencoder("Pixels", seed: 1).Fit(rows);
        var filled = imputer.Transform(rows);                     // Pixels without gaps; what was observed stays as it is
        float[] whole = imputer.Impute(row);
        #endregion
        return (filled, whole);
    }

    public static double Labels(MLContext ml, IDataView rows, IDataView test)
    {
        #region labels
        var options = new AutoencoderPredictionTrainer.Options { FeatureColumnName = "Pixels" };
        options.Autoencoder = AutoencoderEstimator.Options.FewLabels(codingSize: 100, hiddenSizes: [300]);
        options.Autoencoder.Training = options.Autoencoder.Training with { Steps = 300 };
        options.Autoencoder.Seed = 1;
        using var classifier = ml.MulticlassClassification.Trainers.AutoencoderClassification(options).Fit(rows);   // key 0: no label
        var predicted = classifier.Transform(test);               // adds Score and PredictedLabel, for Evaluate
        #endregion
        return ml.MulticlassClassification.Evaluate(predicted).MicroAccuracy;
    }

    public static (byte[] Bytes, float[][] Back) Compression(MLContext ml, IDataView rows, float[][] images)
    {
        #region compression
        var options = AutoencoderEstimator.Options.Undercomplete(codingSize: 12, hiddenSizes: [200, 100]);
        options.Quantization = new Quantization { Bits = 4 };
        using var model = ml.Transforms.Autoencode("Codes", "Pixels", options).Fit(rows);
        byte[] bytes = model.Compress(images);                    // 12 × 4 bits an image, and one header
        float[][] back = model.Decompress(bytes);                 // also after ml.LoadAutoencoder, without TorchSharp
        #endregion
        return (bytes, back);
    }

    public static void Report(AutoencoderTransformer autoencoder, IDataView digits)
    {
        #region report
        var shape = new ImageShape(Channels: 1, Height: 8, Width: 8);
        autoencoder.SaveReport("report.html", digits, new ReportOptions { ImageShape = shape, LabelColumnName = "Label" });
        foreach (var feature in autoencoder.Examine(digits).Features.Take(3))       // the same as plain data
            Console.WriteLine($"{feature.Name}: {feature.Share:P0} of the error");
        #endregion
    }

    public static AutoencoderEstimator Options(MLContext ml)
    {
        #region options
        var options = AutoencoderEstimator.Options.Undercomplete(codingSize: 30, hiddenSizes: [300, 150]);
        options.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy;
        options.InputScaling = InputScaling.MinMax;
        options.Training = new TrainingPlan { Epochs = 100, ValidationFraction = 0.1, EarlyStopping = new EarlyStopping(), Schedule = new CosineSchedule() };
        options.ReconstructionErrorColumnName = "Error";
        options.Environment = ml;
        options.Seed = 1;
        var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", options);
        #endregion
        return autoencoder;
    }

    public static void Transformer(AutoencoderEstimator autoencoder, IDataView rows, float[] row)
    {
        #region transformer
        using var transformer = autoencoder.Fit(rows);
        var scored = transformer.Transform(rows);           // adds the columns Codes and Error
        float[] code = transformer.Encode(row);
        float[] image = transformer.Decode(code);           // also Reconstruct, ReconstructionErrors, and many rows at once
        Console.WriteLine(transformer.History);             // loss by epoch, the epoch kept, why training ended
        transformer.ExportOnnx("encoder.onnx");             // or AutoencoderPart.Decoder, AutoencoderPart.Whole
        #endregion
        _ = (scored, image);
    }

    public static (float[][] Invented, float[][] Between, float[] Nats) Generate(MLContext ml, IDataView digits, float[] first, float[] second)
    {
        #region generate
        using var model = ml.Transforms.AutoencodeVariational("Codes", "Pixels", codingSize: 10, seed: 1).Fit(digits);
        float[][] invented = model.Generate(count: 100, seed: 1);
        float[][] between = model.Interpolate(first, second, steps: 8, Interpolation.Spherical);
        float[] nats = model.EstimateLogLikelihood([first, second], seed: 1);   // log p(x), by importance sampling
        #endregion
        return (invented, between, nats);
    }
}
