using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>How many threads a fit computes with, and that it puts back what was set before.</summary>
public sealed class ThreadTests : IDisposable
{
    private const int SetBefore = 3;

    private static readonly float[][] Rows = Sample.Rows(30, 5);

    private readonly int _before = get_num_threads();

    public ThreadTests() => set_num_threads(SetBefore);

    public void Dispose() => set_num_threads(_before);

    [Theory]
    [InlineData(128, 64, new int[0], 16, 2, 1)]
    [InlineData(128, 784, new[] { 300 }, 30, 1, 1)]
    [InlineData(128, 784, new[] { 300 }, 30, 2, 2)]
    [InlineData(128, 784, new[] { 300 }, 30, 16, 3)]
    [InlineData(128, 784, new[] { 1000, 500, 250 }, 30, 8, 8)]
    [InlineData(1, 784, new[] { 300 }, 30, 16, 1)]
    [InlineData(int.MaxValue, 1_000_000, new[] { 1_000_000 }, 1_000_000, 16, 16)]
    public void The_default_is_one_for_each_hundred_million_operations_of_a_step(int batchSize, int size, int[] hidden, int code, int processors, int expected) =>
        Assert.Equal(expected, ThreadRule.Automatic(batchSize, NetworkCost.Of(new DenseArchitecture { HiddenSizes = hidden, CodingSize = code }, size).Products, processors));

    [Theory]
    [InlineData(2, 2)]
    [InlineData(null, 1)]
    public void The_count_holds_while_a_fit_runs_and_is_told_and_what_was_set_before_is_put_back(int? asked, int expected)
    {
        var seen = new List<int>();
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 2, Threads = asked });
        options.Progress = new Reporter(() => seen.Add(get_num_threads()));
        options.Pretraining = new LayerwisePretraining { Phase = new PretrainingPhase { Training = new TrainingPlan { Epochs = 1, Threads = 7 } } };
        using var transformer = Fitted.To(Rows, options);
        Assert.Equal([expected, expected, expected, expected], seen);
        Assert.Equal(SetBefore, get_num_threads());
        Assert.Equal(expected, transformer.History.Threads);
        Assert.All(transformer.History.Pretraining, p => Assert.Equal(expected, p.Threads));
        Assert.Contains($"seed 5, threads {expected}, ended by", transformer.History.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_set_before_is_put_back_when_a_fit_fails_or_is_cancelled()
    {
        var plan = new TrainingPlan { Epochs = 2, Threads = 2 };
        float[][] bad = [.. Rows, [1, 2, float.NaN, 4, 5]];
        Assert.Throws<InvalidOperationException>(() => Fitted.To(bad, Fitted.Tiny(plan)));
        Assert.Equal(SetBefore, get_num_threads());

        var failing = Fitted.Tiny(plan);
        failing.Progress = new Reporter(() => throw new NotSupportedException());
        Assert.Throws<NotSupportedException>(() => Fitted.To(Rows, failing));
        Assert.Equal(SetBefore, get_num_threads());

        var cancelled = Fitted.Tiny(plan);
        cancelled.CancellationToken = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => Fitted.To(Rows, cancelled));
        Assert.Equal(SetBefore, get_num_threads());
    }

    [Fact]
    public void Fits_at_the_same_time_share_the_count_of_the_first_and_each_puts_back_what_was_set()
    {
        using var firstRuns = new ManualResetEventSlim();
        using var secondRuns = new ManualResetEventSlim();
        using var secondEnded = new ManualResetEventSlim();
        (int First, int Second, int AfterFirst, int AfterSecond, int FirstBesideNone) seen = default;
        var first = new Thread(() =>
        {
            using (new ThreadScope(2))
            {
                firstRuns.Set();
                secondRuns.Wait();
                seen.First = get_num_threads();
                secondEnded.Wait();
                seen.FirstBesideNone = get_num_threads();
            }
            seen.AfterFirst = get_num_threads();
        });
        var second = new Thread(() =>
        {
            firstRuns.Wait();
            using (new ThreadScope(4))
            {
                seen.Second = get_num_threads();
                secondRuns.Set();
            }
            seen.AfterSecond = get_num_threads();
            secondEnded.Set();
        });
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Assert.Equal((2, 2, SetBefore, SetBefore, 2), seen);

        int onAnother = 0;
        var another = new Thread(() => onAnother = get_num_threads());
        another.Start();
        another.Join();
        Assert.Equal((SetBefore, SetBefore), (onAnother, get_num_threads()));
        using (new ThreadScope(4))
            Assert.Equal(4, get_num_threads());
    }

    [Fact]
    public void The_count_is_no_part_of_the_options_that_a_model_keeps()
    {
        using var transformer = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1, Threads = 2 }));
        Assert.Null(AutoencoderEstimator.Options.From(transformer.Description).Training.Threads);
        Assert.DoesNotContain("threads", transformer.Description.Options, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_checkpoint_goes_on_with_another_count()
    {
        using var folder = new TestFolder();
        var plan = new TrainingPlan { Epochs = 4, Threads = 1, TimeBudget = TimeSpan.FromTicks(1), CheckpointPath = folder["fit"] };
        Fitted.To(Rows, Fitted.Tiny(plan)).Dispose();
        using var resumed = Fitted.To(Rows, Fitted.Tiny(plan with { Threads = 2, TimeBudget = null }));
        Assert.Equal((4, 2), (resumed.History.Epochs.Count, resumed.History.Threads));
    }

    private sealed class Reporter(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}
