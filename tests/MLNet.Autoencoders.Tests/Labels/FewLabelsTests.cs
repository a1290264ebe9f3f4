using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>Digits of which few have a label.</summary>
public class FewLabelsTests
{
    private const int Training = 1200;

    private const int LabelledOfEach = 5;

    private static readonly float[][] Rows = DigitRows.Read();

    private static readonly int[] Digits = DigitRows.Digits();

    [Fact]
    public void Unlabelled_digits_help_to_tell_digits_apart()
    {
        int[] labelled = [.. Enumerable.Range(0, 10).SelectMany(d => Enumerable.Range(0, Training).Where(i => Digits[i] == d).Take(LabelledOfEach)).Order()];
        double alone = Error(labelled, new Supervision { LabelColumnName = "Class" }, labelled);
        double among = Error([.. Enumerable.Range(0, Training)], new Supervision { LabelColumnName = "Class", LabelledFraction = 1 / 3.0, PseudoLabels = new() }, labelled);
        Assert.True(among < 0.9 * alone, FormattableString.Invariant($"{among:P1} are told wrongly with unlabelled digits, {alone:P1} without them."));
    }

    /// <summary>The fraction of digits outside of the training that are told wrongly.</summary>
    private static double Error(int[] rows, Supervision supervision, int[] labelled)
    {
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 64, HiddenSizes = [128], HiddenActivation = Activation.Relu, CodeActivation = Activation.Relu },
            Corruption = Corruption.Masking(0.25),
            Supervision = supervision,
            LabelScoreColumnName = "LabelScore",
            Training = new TrainingPlan { Steps = 500, BatchSize = 150, Schedule = new CosineSchedule() },
            Seed = 1,
        };
        using var model = Supervised.To([.. rows.Select(i => Rows[i])], options, (s, i) => s.Class = labelled.Contains(rows[i]) ? (uint)Digits[rows[i]] + 1 : 0, classes: 10);
        var scores = Supervised.Scores(model, Rows[Training..]);
        return scores.Zip(Digits[Training..]).Count(p => Array.IndexOf(p.First, p.First.Max()) != p.Second) / (double)scores.Length;
    }
}
