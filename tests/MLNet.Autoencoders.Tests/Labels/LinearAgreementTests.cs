using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>Without a reconstruction, a linear network with a head is a linear model: it must find what linear models find.</summary>
public class LinearAgreementTests
{
    private const int Size = 3;

    private static readonly float[][] Rows = Draw(60);

    [Fact]
    public void A_number_is_predicted_as_by_least_squares()
    {
        double[] labels = [.. Rows.Select((r, i) => 50 + (10 * ((2 * r[0]) - r[1] + (0.5 * Math.Sin(i)))))];
        using var model = Fit(new Supervision { ReconstructionWeight = 0 }, (s, i) => s.Label = (float)labels[i]);
        double[] expected = LeastSquares(labels);
        Assert.All(Scores(model).Zip(expected), p => Assert.Equal(p.Second, p.First[0], 0.02));
    }

    [Fact]
    public void Classes_are_told_apart_as_by_multinomial_logistic_regression()
    {
        int[] classes = [.. Rows.Select((r, i) => (r[0] + (2 * Math.Sin(7 * i))) > 0.5 ? 0 : r[1] + Math.Cos(5 * i) > 0 ? 1 : 2)];
        using var model = Fit(new Supervision { LabelColumnName = "Class", ReconstructionWeight = 0 }, (s, i) => s.Class = (uint)classes[i] + 1);
        var expected = Logistic(classes, 3);
        Assert.All(Scores(model).Zip(expected), p => Assert.All(Shares(p.First).Zip(p.Second), s => Assert.Equal(s.Second, s.First, 0.005)));
    }

    [Fact]
    public void True_is_told_from_false_as_by_logistic_regression()
    {
        bool[] flags = [.. Rows.Select((r, i) => r[2] + (2 * Math.Sin(7 * i)) > 0)];
        using var model = Fit(new Supervision { LabelColumnName = "Flag", ReconstructionWeight = 0 }, (s, i) => s.Flag = flags[i]);
        var expected = Logistic([.. flags.Select(f => f ? 1 : 0)], 2);
        Assert.All(Scores(model).Zip(expected), p => Assert.Equal(p.Second[1], 1 / (1 + Math.Exp(-p.First[0])), 0.005));
    }

    [Fact]
    public void Rows_without_a_label_change_nothing_about_the_labels()
    {
        double[] labels = [.. Rows.Select((r, i) => r[0] - r[1] + Math.Sin(i))];
        using var alone = Fit(new Supervision { ReconstructionWeight = 0 }, (s, i) => s.Label = (float)labels[i]);
        float[][] more = [.. Rows, .. Rows.Select(r => r.Select(v => 30 - (5 * v)).ToArray())];
        using var among = Fit(new Supervision { ReconstructionWeight = 0 }, (s, i) => s.Label = i < Rows.Length ? (float)labels[i] : float.NaN, more);
        Assert.All(Scores(alone).Zip(Scores(among)), p => Assert.Equal(p.First[0], p.Second[0], 1e-3));
    }

    private static AutoencoderTransformer Fit(Supervision supervision, Action<LabelledSample, int> label, float[][]? rows = null)
    {
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = Size, HiddenSizes = [] },
            InputScaling = InputScaling.None,
            CodeScaling = CodeScaling.CommonScale,
            Supervision = supervision,
            LabelScoreColumnName = "LabelScore",
            Training = new TrainingPlan { Steps = 1500, BatchSize = 1000, Shuffle = false, Optimizer = new AdamOptimizer { LearningRate = 0.03 }, Schedule = new CosineSchedule() },
            Seed = 2,
        };
        return Supervised.To(rows ?? Rows, options, label);
    }

    private static float[][] Scores(AutoencoderTransformer model) => Supervised.Scores(model, Rows);

    private static double[] Shares(float[] logits)
    {
        double sum = logits.Sum(l => Math.Exp(l));
        return [.. logits.Select(l => Math.Exp(l) / sum)];
    }

    private static double[] LeastSquares(double[] labels)
    {
        var weights = new double[Size + 1];
        Descend(gradient =>
        {
            for (int i = 0; i < Rows.Length; i++)
                Add(gradient, i, Value(weights, i) - labels[i]);
        }, weights);
        return [.. Rows.Select((_, i) => Value(weights, i))];
    }

    /// <summary>The probability of each class for each row, by plain gradient descent.</summary>
    private static double[][] Logistic(int[] classes, int count)
    {
        double[][] weights = [.. Enumerable.Range(0, count).Select(_ => new double[Size + 1])];
        for (int step = 0; step < 20_000; step++)
        {
            var shares = Rows.Select((_, i) => Of(i)).ToArray();
            for (int c = 0; c < count; c++)
            {
                var gradient = new double[Size + 1];
                for (int i = 0; i < Rows.Length; i++)
                    Add(gradient, i, shares[i][c] - (classes[i] == c ? 1 : 0));
                Move(weights[c], gradient);
            }
        }
        return [.. Rows.Select((_, i) => Of(i))];

        double[] Of(int row)
        {
            double[] exponentials = [.. weights.Select(w => Math.Exp(Value(w, row)))];
            double sum = exponentials.Sum();
            return [.. exponentials.Select(e => e / sum)];
        }
    }

    private static void Descend(Action<double[]> add, double[] weights)
    {
        for (int step = 0; step < 20_000; step++)
        {
            var gradient = new double[Size + 1];
            add(gradient);
            Move(weights, gradient);
        }
    }

    private static void Move(double[] weights, double[] gradient)
    {
        for (int j = 0; j < weights.Length; j++)
            weights[j] -= 0.2 * gradient[j] / Rows.Length;
    }

    private static double Value(double[] weights, int row) => weights[Size] + Rows[row].Select((v, j) => v * weights[j]).Sum();

    private static void Add(double[] gradient, int row, double residual)
    {
        for (int j = 0; j < Size; j++)
            gradient[j] += residual * Rows[row][j];
        gradient[Size] += residual;
    }

    /// <summary>Points of a normal distribution, but for the tails.</summary>
    private static float[][] Draw(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Size).Select(_ => (float)(Enumerable.Range(0, 6).Sum(_ => random.NextDouble()) - 3)).ToArray())];
    }
}
