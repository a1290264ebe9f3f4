// Finds readings of a pump that do not fit together, although each sensor shows a value that it often shows, and says why.
//
//   Anomalies [MODEL.zip]    by default pump.zip in the current folder
using Anomalies;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders;

string modelPath = args.ElementAtOrDefault(0) ?? "pump.zip";
var ml = new MLContext(seed: 1);
var pump = new Pump(seed: 1);
List<PumpReading> readings =
[
    .. Enumerable.Range(0, 1000).Select(_ => pump.Usual()),
    .. Enumerable.Range(0, 50).Select(_ => pump.Clogged()),
    .. Enumerable.Range(0, 50).Select(_ => pump.Worn()),
];

// 1. Fit the detector to readings of a pump with which nothing is wrong. One in a hundred of such readings may raise an alarm.
var usual = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 10_000).Select(_ => pump.Usual()).ToList());
var features = ml.Transforms.Concatenate("Features", "Speed", "Flow", "Pressure", "Power", "Temperature", "Vibration").Fit(usual);
var options = new AutoencoderAnomalyTrainer.Options { FalsePositiveRate = 0.01 };
options.Autoencoder.Seed = 1;
using var detector = ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(features.Transform(usual));

// 2. Does it tell other readings apart?
var test = features.Transform(ml.Data.LoadFromEnumerable(readings));
Console.WriteLine($"Area under the ROC curve: {ml.AnomalyDetection.Evaluate(detector.Transform(test)).AreaUnderRocCurve:P1}");
Report(detector);

// 3. Why is a reading strange?
Explain("Clogged", pump.Clogged());
Explain("Worn", pump.Worn());

// 4. Fewer alarms: the same scores, another threshold.
using (var stricter = detector.WithThreshold(2 * detector.Threshold))
    Report(stricter);

// 5. Save the pipeline. Loading it needs neither this library nor TorchSharp.
ml.SaveAtomically(features.Append(detector), usual.Schema, modelPath);
using var engine = ml.Model.CreatePredictionEngine<PumpReading, PumpState>(new MLContext().Model.Load(modelPath, out _));
var state = engine.Predict(pump.Worn());
Console.WriteLine($"Loaded {Path.GetFileName(modelPath)}: a worn pump scores {state.Score:F0}, which is {(state.PredictedLabel ? "an anomaly" : "usual")}");

void Report(AutoencoderAnomalyTransformer with)
{
    var alarms = readings.Zip(with.Transform(test).GetColumn<bool>("PredictedLabel")).Where(r => r.Second).Select(r => r.First.Label).ToList();
    Console.WriteLine($"Threshold {with.Threshold:F0}: {alarms.Count(label => label > 0)} of 100 faults, {alarms.Count(label => label == 0)} false alarms in 1,000 readings");
}

void Explain(string fault, PumpReading reading)
{
    float[] row = [reading.Speed, reading.Flow, reading.Pressure, reading.Power, reading.Temperature, reading.Vibration];
    Console.WriteLine($"{fault}: {string.Join(", ", detector.Explain(row, count: 3).Select(f => $"{f.Name} {f.Value:F1} ({f.Share:P0})"))}");
}
