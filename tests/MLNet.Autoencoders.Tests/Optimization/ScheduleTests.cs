namespace MLNet.Autoencoders.Tests.Optimization;

/// <summary>The factors of the learning-rate schedules against closed forms.</summary>
public class ScheduleTests
{
    private const string Plateau = "waits for its patience, and then begins to wait anew";

    /// <summary>What a schedule does, the losses that it sees, the epochs planned, and the factors of epochs.</summary>
    public static TheoryData<string, LearningRateSchedule, double[], int, double[]> Rules => new()
    {
        { "keeps the rate", new ConstantSchedule(), [4, 3, 2], 4, [1, 1, 1, 1] },
        { "multiplies every so many epochs", new StepSchedule { Every = 2, StepFactor = 0.1 }, [5, 4, 3, 2, 1], 6, [1, 1, 0.1, 0.1, 0.01, 0.01] },
        { "falls along half a cosine", new CosineSchedule(), [4, 3, 2], 4, [1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2] },
        { "falls towards its final factor", new CosineSchedule { FinalFactor = 0.2 }, [4], 2, [1, 0.6] },
        // Best 5 in epoch 2; epochs 3 and 4 no better: a step. 5 and 6 no better: a step. 7 better; 8 and 9 no better: a step.
        { Plateau, new PlateauSchedule { Patience = 2, StepFactor = 0.5 }, [6, 5, 5, 5.5, 7, 5, 4.9, 4.9, 6], 50, [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125] },
        { "waits anew after an improvement", new PlateauSchedule { Patience = 2, StepFactor = 0.5 }, [5, 5, 4, 4, 4], 50, [1, 1, 1, 1, 1, 0.5] },
        { "stops at its minimum factor", new PlateauSchedule { Patience = 1, StepFactor = 0.1, MinimumFactor = 0.05 }, [1, 1, 1, 1], 50, [1, 1, 0.1, 0.05, 0.05] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Factors_are_those_of_the_rule(string rule, LearningRateSchedule schedule, double[] monitored, int epochs, double[] expected)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(expected, Factors(schedule, monitored, epochs), Within(1e-12));
    }

    /// <summary>The factor of each epoch from the first on: that of epoch n + 1 follows n monitored losses.</summary>
    private static double[] Factors(LearningRateSchedule schedule, double[] monitored, int epochs) =>
        [.. Enumerable.Range(0, monitored.Length + 1).Select(n => schedule.Factor(monitored[..n], n, epochs))];

    private static Comparison Within(double tolerance) => new(tolerance);

    private sealed class Comparison(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
