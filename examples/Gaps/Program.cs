// Fills digits of which pixels were lost, with what the other pixels tell, and recognises them.
//
//   Gaps [MODEL.zip [STEPS]]    by default gaps.zip in the current folder, and 3,000 steps of training
using System.Globalization;
using Gaps;
using Kinds;
using Microsoft.ML;
using MLNet.Autoencoders;

string modelPath = args.ElementAtOrDefault(0) ?? "gaps.zip";
int steps = int.Parse(args.ElementAtOrDefault(1) ?? "3000", CultureInfo.InvariantCulture);
var ml = new MLContext(seed: 1);
var (train, test) = DigitImages.Load();
List<DigitImage> trainWithGaps = LostPixels.In(train, rate: 0.3), testWithGaps = LostPixels.In(test, rate: 0.3);
var data = ml.Data.LoadFromEnumerable(trainWithGaps);

// 1. Learn to fill gaps from rows that have gaps themselves. A gap is NaN.
var options = AutoencoderEstimator.Options.Imputation();
options.Training = options.Training with { Steps = steps };
options.Seed = 1;
using var imputer = ml.Transforms.ImputeWithAutoencoder("Pixels", inputColumnName: null, options).Fit(data);

// 2. How well are gaps filled, and how well by the mean of the pixel?
float[][] whole = test.Pixels(), gapped = testWithGaps.Pixels(), filled = imputer.Impute(gapped), byMean = LostPixels.FilledByMean(gapped, trainWithGaps.Pixels());
Console.WriteLine($"Error of a lost pixel, from 0 to 1: {LostPixels.Error(filled, whole, gapped):F3}, by the mean {LostPixels.Error(byMean, whole, gapped):F3}");
LostPixels.Print(gapped[0], filled[0], whole[0]);

// 3. Whatever follows in the pipeline sees no gap.
var recognition = ml.Transforms.Conversion.MapValueToKey("Key", "Label")
    .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key", "Pixels", l1Regularization: 0, l2Regularization: 0.1f));
var recognizer = recognition.Fit(imputer.Transform(data));
double Right(IDataView digits) => ml.MulticlassClassification.Evaluate(recognizer.Transform(digits), labelColumnName: "Key").MicroAccuracy;
Console.WriteLine($"Digits recognised: {Right(imputer.Transform(ml.Data.LoadFromEnumerable(testWithGaps))):P1}, without gaps {Right(ml.Data.LoadFromEnumerable(test)):P1}");

// 4. Save the pipeline. Loading it needs neither this library nor TorchSharp.
ml.SaveAtomically(imputer.Append(recognizer), data.Schema, modelPath);
var loaded = new MLContext().Model.Load(modelPath, out _);
using var engine = ml.Model.CreatePredictionEngine<DigitImage, DigitImage>(loaded);
Console.WriteLine($"Loaded {Path.GetFileName(modelPath)}: of {gapped[0].Count(float.IsNaN)} gaps, {engine.Predict(testWithGaps[0]).Pixels.Count(float.IsNaN)} are left");
