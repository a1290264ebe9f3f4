// Fits a variational autoencoder to digits, and writes a report on what it has learned: one HTML file.
//
//   Report [REPORT.html [EPOCHS]]    by default report.html in the current folder, and 150 epochs
using System.Diagnostics;
using System.Globalization;
using Kinds;
using Microsoft.ML;
using MLNet.Autoencoders;

string path = args.ElementAtOrDefault(0) ?? "report.html";
int epochs = int.Parse(args.ElementAtOrDefault(1) ?? "150", CultureInfo.InvariantCulture);
var ml = new MLContext(seed: 1);
var (train, test) = DigitImages.Load();

var clock = Stopwatch.StartNew();
using var autoencoder = ml.Transforms.AutoencodeVariational(
    "Codes", "Pixels", codingSize: 8, hiddenSizes: [200],
    training: new TrainingPlan { Epochs = epochs, ValidationFraction = 0.1, Schedule = new CosineSchedule() }, seed: 1)
    .Fit(ml.Data.LoadFromEnumerable(train));

autoencoder.SaveReport(path, ml.Data.LoadFromEnumerable(test), new ReportOptions
{
    Title = "Digits of 8 × 8 pixels",
    ImageShape = new ImageShape(Channels: 1, Height: 8, Width: 8),
    LabelColumnName = "Label",
    TrainingTime = clock.Elapsed,
});
Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
