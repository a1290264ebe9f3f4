// Compresses digits to a few bytes each, and decompresses them elsewhere with the saved model.
//
//   Compression [MODEL.zip [DIGITS.bin [STEPS]]]    by default compression.zip and digits.bin in the current folder, and 3,000 steps
using System.Globalization;
using Compression;
using Kinds;
using Microsoft.ML;
using MLNet.Autoencoders;

string modelPath = args.ElementAtOrDefault(0) ?? "compression.zip";
string digitsPath = args.ElementAtOrDefault(1) ?? "digits.bin";
int steps = int.Parse(args.ElementAtOrDefault(2) ?? "3000", CultureInfo.InvariantCulture);
var ml = new MLContext(seed: 1);
var (train, test) = DigitImages.Load();
float[][] digits = test.Pixels();

// 1. Learn codes of 12 values that are good even if only 4 bits of each are kept.
var options = new AutoencoderEstimator.Options
{
    Architecture = new DenseArchitecture { CodingSize = 12, HiddenSizes = [200, 100], CodeActivation = Activation.Sigmoid },
    Quantization = new Quantization { Bits = 4 },
    Training = new TrainingPlan { Steps = steps, Schedule = new CosineSchedule() },
    Seed = 1,
};
var data = ml.Data.LoadFromEnumerable(train);
using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", options).Fit(data);

// 2. Compress digits that it has not seen. A digit takes 12 × 4 bits, and all of them a header.
byte[] compressed = autoencoder.Compress(digits);
File.WriteAllBytes(digitsPath, compressed);
ml.SaveAtomically(autoencoder, data.Schema, modelPath);
byte[] whole = WholePixels.Of(digits);
Console.WriteLine($"{digits.Length} digits: {whole.Length} bytes of pixels, {WholePixels.Brotli(whole)} by Brotli without loss, {compressed.Length} compressed");

// 3. Whoever has the model, MLNet.Autoencoders.Scoring and the bytes gets the digits back, as well as the codes tell them.
using var loaded = new MLContext().LoadAutoencoder(modelPath);
float[][] back = loaded.Decompress(File.ReadAllBytes(digitsPath));
float[] mean = WholePixels.Mean(train.Pixels());
Console.WriteLine($"Squared error a digit: {DigitImages.SquaredError(back, digits):F2}; of the mean digit {DigitImages.SquaredError(Array.ConvertAll(digits, _ => mean), digits):F2}");
WholePixels.Print(digits[0], back[0]);

// 4. Damaged bytes are refused, and so are those of another model.
compressed[^10] ^= 1;
try
{
    loaded.Decompress(compressed);
}
catch (FormatException e)
{
    Console.WriteLine(e.Message);
}
