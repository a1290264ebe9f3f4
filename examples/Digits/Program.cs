// Many digits, few of them labelled: does an autoencoder, fitted to all of them without labels, help the classifier?
//
//   Digits MODEL.zip [MNIST folder]
//
// Compares raw pixels, PCA codes and autoencoder codes before the same ML.NET classifier, shows some images beside their
// reconstructions, and saves pixels → codes → classifier as an ordinary ML.NET model.
using Digits;
using Microsoft.ML;
using MLNet.Autoencoders;

string modelPath = args[0];
var data = DigitData.Load(args.ElementAtOrDefault(1));
bool mnist = data.Width == Mnist.Width;
int codingSize = 30, labelledRows = mnist ? 300 : 100;

var ml = new MLContext(seed: 1);
var unlabelled = data.View(ml, data.Train);
var labelled = data.View(ml, data.Train.Take(labelledRows));
var test = data.View(ml, data.Test);
Console.WriteLine($"{data.Train.Count} digits of {data.Width}x{data.Width} pixels to learn from, {labelledRows} of them labelled; {data.Test.Count} to test with.");

// 1. Fit the autoencoder to all rows; labels are not looked at.
var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", new AutoencoderEstimator.Options
{
    Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = mnist ? [500, 200] : [200] },
    Training = new TrainingPlan
    {
        Epochs = mnist ? 15 : 150,
        ValidationFraction = 0.1,
        EarlyStopping = new EarlyStopping { Patience = 15 },
        Schedule = new CosineSchedule(),
    },
    Seed = 1,
    Progress = new ConsoleProgress(every: mnist ? 1 : 25),
});
using var encoder = autoencoder.Fit(unlabelled);
Console.WriteLine($"Kept the weights of epoch {encoder.History.BestEpoch}: validation loss {encoder.History.Best.ValidationLoss:F3} an image.");

// 2. The same classifier, on each of three kinds of features, with the labelled rows alone.
var pca = ml.Transforms.ProjectToPrincipalComponents("Codes", "Pixels", rank: codingSize, seed: 1).Fit(unlabelled);
var (onPixels, _) = Classify(null, "Pixels");
var (onPca, _) = Classify(pca, "Codes");
var (onCodes, model) = Classify(encoder, "Codes");
Console.WriteLine();
Console.WriteLine($"features          values  test accuracy with {labelledRows} labels");
Console.WriteLine($"raw pixels        {data.Width * data.Width,6}  {onPixels:P1}");
Console.WriteLine($"PCA codes         {codingSize,6}  {onPca:P1}");
Console.WriteLine($"autoencoder codes {codingSize,6}  {onCodes:P1}");

// 3. What the codes still know of the images.
var shown = data.Test.Take(6).Select(d => d.Pixels).ToList();
Console.WriteLine();
Console.WriteLine($"Test images, and below each what {codingSize} numbers tell of it:");
TextImages.Print(shown, data.Width);
TextImages.Print(encoder.Reconstruct(shown), data.Width);

// 4. Save pixels → codes → predicted digit. Loading it needs neither this library nor TorchSharp.
ml.SaveWhole(model, unlabelled.Schema, modelPath);
Console.WriteLine($"Saved the model: {new FileInfo(modelPath).Length / 1024} KB.");

(double Accuracy, ITransformer Model) Classify(ITransformer? features, string column)
{
    IDataView Encoded(IDataView rows) => features?.Transform(rows) ?? rows;
    var classifier = ml.Transforms.Conversion.MapValueToKey("Key", "Label")
        .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key", column, l1Regularization: 0, l2Regularization: 0.1f))
        .Append(ml.Transforms.Conversion.MapKeyToValue("Digit", "PredictedLabel"))
        .Fit(Encoded(labelled));
    var scored = classifier.Transform(Encoded(test));
    double accuracy = ml.MulticlassClassification.Evaluate(scored, labelColumnName: "Key").MicroAccuracy;
    return (accuracy, features is null ? classifier : features.Append(classifier));
}
