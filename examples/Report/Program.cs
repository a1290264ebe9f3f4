// Fits a variational autoencoder to digits, and shows what it has learned: a report in one HTML file, and two sheets of digits.
//
//   Report [FOLDER [EPOCHS]]    by default report in the current folder, and 300 epochs
using System.Diagnostics;
using System.Globalization;
using Kinds;
using Microsoft.ML;
using MLNet.Autoencoders;

string folder = args.ElementAtOrDefault(0) ?? "report";
int epochs = int.Parse(args.ElementAtOrDefault(1) ?? "300", CultureInfo.InvariantCulture);
Directory.CreateDirectory(folder);
var ml = new MLContext(seed: 1);
var (train, test) = DigitImages.Load();

var clock = Stopwatch.StartNew();
using var autoencoder = ml.Transforms.AutoencodeVariational(
    "Codes", "Pixels", codingSize: 10, hiddenSizes: [300, 300], ReconstructionLoss.BinaryCrossEntropy,
    training: new TrainingPlan { Epochs = epochs, ValidationFraction = 0.1, Schedule = new CosineSchedule() }, seed: 1)
    .Fit(ml.Data.LoadFromEnumerable(train));

// 1. The report: curves, errors, codes, filters, generated digits. It opens in any browser, without a network.
var shape = new ImageShape(Channels: 1, Height: 8, Width: 8);
autoencoder.SaveReport(Path.Combine(folder, "report.html"), ml.Data.LoadFromEnumerable(test), new ReportOptions
{
    Title = "Digits of 8 × 8 pixels",
    ImageShape = shape,
    LabelColumnName = "Label",
    TrainingTime = clock.Elapsed,
    ExcitingInputs = autoencoder.MaximizeActivations(train.Pixels()),
});

// 2. Digits beside their reconstructions, and digits that the model made up.
var sheet = new ImageSheet { Shape = shape, Columns = 20, Magnification = 4, Black = 0, White = 1 };
float[][] digits = test.Take(20).Pixels();
sheet.Save(Path.Combine(folder, "reconstructions.png"), [.. digits, .. autoencoder.Reconstruct(digits)]);
sheet.Save(Path.Combine(folder, "generated.png"), autoencoder.Generate(count: 60, seed: 1));

// 3. The same as plain data, for charts of one's own: here the features with the largest share of the error.
var report = autoencoder.Examine(ml.Data.LoadFromEnumerable(test));
Console.WriteLine($"Error {report.Errors.Mean:F2} on average; most of it in pixels {string.Join(", ", report.Features.Take(3).Select(f => $"{f.Name} ({f.Share:P0})"))}");
Console.WriteLine($"Written to {folder}: {string.Join(", ", Directory.GetFiles(folder).Select(Path.GetFileName).Order())}");
