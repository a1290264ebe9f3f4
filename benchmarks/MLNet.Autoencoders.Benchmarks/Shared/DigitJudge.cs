namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>
/// Says what digits images show, and how surely: a classifier trained on real digits, whose probabilities are calibrated on
/// rows held out of them.
/// </summary>
internal sealed class DigitJudge(SoftmaxClassifier classifier)
{
    /// <summary>An image with a class of this probability is one that the judge is confident about.</summary>
    private const double Sure = 0.9;

    private const int HeldOut = 5_000;
    private const int Epochs = 12;

    public static DigitJudge Train(LabelledRows rows)
    {
        rows = rows.Shuffled(seed: 1);
        int held = Math.Min(HeldOut, rows.Count / 4);
        var classifier = SoftmaxClassifier.Train(rows[held..], hidden: [500, 250], Epochs);
        classifier.Calibrate(rows[..held]);
        return new DigitJudge(classifier);
    }

    /// <summary>The part of the rows, in percent, whose most probable class is theirs.</summary>
    public double Right(LabelledRows rows) => 100 - classifier.Error(rows);

    /// <summary>The mean probability of the most probable class.</summary>
    public double MeanProbability(float[][] images) => classifier.Classify(images).Average(v => v.Probability);

    /// <summary>The part of the images, from 0 to 1, that have a class of at least 0.9.</summary>
    public double Confident(float[][] images) => classifier.Classify(images).Average(v => v.Probability >= Sure ? 1.0 : 0);

    /// <summary>The entropy of the most probable classes over the images, in nats; ln 10 ≈ 2.30 where all are as frequent.</summary>
    public double Entropy(float[][] images) => classifier.Classify(images).GroupBy(v => v.Digit)
        .Select(g => (double)g.Count() / images.Length)
        .Sum(share => -share * Math.Log(share));
}
