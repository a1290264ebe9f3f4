// Recognises digits of which only a few are labelled, with what the others tell about digits.
//
//   FewLabels [MODEL.zip [STEPS]]    by default fewlabels.zip in the current folder, and 1,500 steps of training
using System.Globalization;
using FewLabels;
using Kinds;
using Microsoft.ML;
using MLNet.Autoencoders;

string modelPath = args.ElementAtOrDefault(0) ?? "fewlabels.zip";
int steps = int.Parse(args.ElementAtOrDefault(1) ?? "1500", CultureInfo.InvariantCulture);
const int LabelsOfEach = 5;
var ml = new MLContext(seed: 1);
var images = DigitImages.Load();
var train = ml.Data.LoadFromEnumerable(LabelledDigit.Of(images.Train, LabelsOfEach));
var test = ml.Data.LoadFromEnumerable(LabelledDigit.Of(images.Test));
double Right(ITransformer model) => ml.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy;

// 1. A trainer of ML.NET learns from the labelled digits only.
var linear = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Pixels", l1Regularization: 0, l2Regularization: 0.1f).Fit(train);

// 2. The autoencoder learns from all of them. Its codes are shaped by the labels that there are.
var options = new AutoencoderPredictionTrainer.Options { FeatureColumnName = "Pixels", Autoencoder = AutoencoderEstimator.Options.FewLabels(codingSize: 100, hiddenSizes: [300]) };
options.Autoencoder.Training = options.Autoencoder.Training with { Steps = steps };
options.Autoencoder.Seed = 1;
using var model = ml.MulticlassClassification.Trainers.AutoencoderClassification(options).Fit(train);
Console.WriteLine($"Digits recognised with {10 * LabelsOfEach} labels: {Right(model):P1}, from labelled pixels alone {Right(linear):P1}");

// 3. The decoder still reconstructs what was encoded.
float[][] pixels = images.Test.Pixels(), rebuilt = model.Autoencoder.Reconstruct(pixels);
float[] mean = Mean(images.Train.Pixels());
Console.WriteLine($"Squared error of an image: {DigitImages.SquaredError(pixels, rebuilt):F2}, of the mean image {DigitImages.SquaredError(pixels, Array.ConvertAll(pixels, _ => mean)):F2}");

// 4. Save the model. Loading it needs neither this library nor TorchSharp.
ml.SaveAtomically(model, train.Schema, modelPath);
var loaded = new MLContext().Model.Load(modelPath, out _);
using var engine = ml.Model.CreatePredictionEngine<LabelledDigit, Prediction>(loaded);
var prediction = engine.Predict(new LabelledDigit { Pixels = pixels[0] });
Console.WriteLine($"Loaded {Path.GetFileName(modelPath)}: it sees a {prediction.PredictedLabel - 1}, with probability {prediction.Score.Max():P0}, which is a {images.Test[0].Label}");

static float[] Mean(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(r => r[i]))];
