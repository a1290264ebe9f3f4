using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>
/// Says what digits images show, and how surely: a dense network trained on real digits, whose probabilities are calibrated on
/// rows held out of them.
/// </summary>
internal sealed class DigitJudge
{
    /// <summary>An image with a class of this probability is one that the judge is confident about.</summary>
    private const double Sure = 0.9;

    private const int Classes = 10;
    private const int HeldOut = 5_000;
    private const int Epochs = 12;
    private const int BatchSize = 100;
    private const double LearningRate = 1e-3;
    private static readonly int[] Hidden = [500, 250];

    private readonly List<(Parameter Weight, Parameter Bias)> _layers = [];
    private double _temperature = 1;

    private DigitJudge(int inputs, Generator generator)
    {
        int[] sizes = [inputs, .. Hidden, Classes];
        for (int i = 1; i < sizes.Length; i++)
        {
            using var draw = randn(sizes[i], sizes[i - 1], generator: generator);
            using Scalar scale = Math.Sqrt(2.0 / sizes[i - 1]);
            _layers.Add((new Parameter(draw.mul(scale)), new Parameter(zeros(sizes[i]))));
        }
    }

    public static DigitJudge Train(LabelledRows rows)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        rows = rows.Shuffled(seed: 1);
        int held = Math.Min(HeldOut, rows.Count / 4);
        var judge = new DigitJudge(rows.Rows[0].Length, generator);
        judge.Fit(rows[held..], generator);
        judge.Calibrate(rows[..held]);
        foreach (var (weight, bias) in judge._layers)
        {
            weight.DetachFromDisposeScope();
            bias.DetachFromDisposeScope();
        }
        return judge;
    }

    /// <summary>The part of the rows, in percent, whose most probable class is theirs.</summary>
    public double Right(LabelledRows rows) =>
        100 * Judge(rows.Rows).Zip(rows.Labels, (verdict, label) => verdict.Digit == label ? 1.0 : 0).Average();

    /// <summary>The mean probability of the most probable class.</summary>
    public double MeanProbability(float[][] images) => Judge(images).Average(v => v.Probability);

    /// <summary>The part of the images, from 0 to 1, that have a class of at least 0.9.</summary>
    public double Confident(float[][] images) => Judge(images).Average(v => v.Probability >= Sure ? 1.0 : 0);

    /// <summary>The entropy of the most probable classes over the images, in nats; ln 10 ≈ 2.30 where all are as frequent.</summary>
    public double Entropy(float[][] images) => Judge(images).GroupBy(v => v.Digit)
        .Select(g => (double)g.Count() / images.Length)
        .Sum(share => -share * Math.Log(share));

    /// <summary>The most probable class of each image, and its probability.</summary>
    private (long Digit, double Probability)[] Judge(float[][] images)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using Scalar temperature = _temperature;
        var logits = Logits(Matrix(images)).div(temperature);
        var (largest, digits) = logits.max(1);
        float[] probabilities = [.. (largest - logits.logsumexp(1)).exp().data<float>()];
        return [.. digits.data<long>().Zip(probabilities, (digit, probability) => (digit, (double)probability))];
    }

    private Tensor Logits(Tensor images)
    {
        for (int i = 0; i < _layers.Count; i++)
            images = nn.functional.linear(i == 0 ? images : images.relu(), _layers[i].Weight, _layers[i].Bias);
        return images;
    }

    private void Fit(LabelledRows rows, Generator generator)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = (Matrix(rows.Rows), Classified(rows));
        using var optimizer = optim.Adam([new Adam.ParamGroup(_layers.SelectMany(l => new[] { l.Weight, l.Bias }), lr: LearningRate)], LearningRate);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = LearningRate * (1 + Math.Cos(Math.PI * epoch / Epochs)) / 2;
            using var order = randperm(rows.Count, generator: generator);
            for (int start = 0; start < rows.Count; start += BatchSize)
            {
                using var step = NewDisposeScope();
                var batch = order.narrow(0, start, Math.Min(BatchSize, rows.Count - start));
                optimizer.zero_grad();
                nn.functional.cross_entropy(Logits(images.index_select(0, batch)), labels.index_select(0, batch)).backward();
                optimizer.step();
            }
        }
    }

    /// <summary>Divides logits by the number for which held-out rows are most probable (Guo et al. 2017).</summary>
    private void Calibrate(LabelledRows rows)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var (logits, labels) = (Logits(Matrix(rows.Rows)), Classified(rows));
        _temperature = Enumerable.Range(10, 41).Select(i => i / 20.0).MinBy(Loss);

        double Loss(double temperature)
        {
            using Scalar divisor = temperature;
            return nn.functional.cross_entropy(logits.div(divisor), labels).item<float>();
        }
    }

    private static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(r => r).ToArray(), [rows.Length, rows[0].Length]);

    private static Tensor Classified(LabelledRows rows) => tensor(Array.ConvertAll(rows.Labels, l => (long)l));
}
