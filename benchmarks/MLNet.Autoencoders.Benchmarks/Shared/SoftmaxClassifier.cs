using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>A dense network that gives the probabilities of digits; without hidden layers, a linear classifier.</summary>
internal sealed class SoftmaxClassifier
{
    private const int Classes = 10;
    private const int BatchSize = 100;
    private const double LearningRate = 1e-3;

    private readonly List<(Parameter Weight, Parameter Bias)> _layers = [];
    private double _temperature = 1;

    private SoftmaxClassifier(int inputs, IReadOnlyList<int> hidden, Generator generator)
    {
        int[] sizes = [inputs, .. hidden, Classes];
        for (int i = 1; i < sizes.Length; i++)
        {
            using var draw = randn(sizes[i], sizes[i - 1], generator: generator);
            using Scalar scale = Math.Sqrt(2.0 / sizes[i - 1]);
            var (weight, bias) = (new Parameter(draw.mul(scale)), new Parameter(zeros(sizes[i])));
            weight.DetachFromDisposeScope();
            bias.DetachFromDisposeScope();
            _layers.Add((weight, bias));
        }
    }

    /// <param name="rows">What it learns from.</param>
    /// <param name="hidden">The sizes of hidden layers, of ReLU units.</param>
    /// <param name="epochs">The passes over the rows, in which the learning rate of Adam falls along a cosine.</param>
    /// <param name="l2">The weight of L2 regularisation.</param>
    public static SoftmaxClassifier Train(LabelledRows rows, IReadOnlyList<int> hidden, int epochs, double l2 = 0)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1, CPU);
        var classifier = new SoftmaxClassifier(rows.Rows[0].Length, hidden, generator);
        var (features, labels) = (Matrix(rows.Rows), Classified(rows));
        using var optimizer = optim.Adam(
            [new Adam.ParamGroup(classifier._layers.Select(l => l.Weight), lr: LearningRate, weight_decay: l2), new Adam.ParamGroup(classifier._layers.Select(l => l.Bias), lr: LearningRate)],
            LearningRate);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = LearningRate * (1 + Math.Cos(Math.PI * epoch / epochs)) / 2;
            using var order = randperm(rows.Count, generator: generator);
            for (int start = 0; start < rows.Count; start += BatchSize)
            {
                using var step = NewDisposeScope();
                var batch = order.narrow(0, start, Math.Min(BatchSize, rows.Count - start));
                optimizer.zero_grad();
                nn.functional.cross_entropy(classifier.Logits(features.index_select(0, batch)), labels.index_select(0, batch)).backward();
                optimizer.step();
            }
        }
        return classifier;
    }

    /// <summary>Divides logits by the number for which these rows' classes are most probable (Guo et al. 2017).</summary>
    public void Calibrate(LabelledRows rows)
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

    /// <summary>The most probable digit of each row, and its probability.</summary>
    public (long Digit, double Probability)[] Classify(float[][] rows)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using Scalar temperature = _temperature;
        var logits = Logits(Matrix(rows)).div(temperature);
        var (largest, digits) = logits.max(1);
        float[] probabilities = [.. (largest - logits.logsumexp(1)).exp().data<float>()];
        return [.. digits.data<long>().Zip(probabilities, (digit, probability) => (digit, (double)probability))];
    }

    /// <summary>The part of the rows, in percent, whose most probable digit is not theirs.</summary>
    public double Error(LabelledRows rows) =>
        100 * Classify(rows.Rows).Zip(rows.Labels, (verdict, label) => verdict.Digit == label ? 0.0 : 1).Average();

    private Tensor Logits(Tensor rows)
    {
        for (int i = 0; i < _layers.Count; i++)
            rows = nn.functional.linear(i == 0 ? rows : rows.relu(), _layers[i].Weight, _layers[i].Bias);
        return rows;
    }

    private static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(r => r).ToArray(), [rows.Length, rows[0].Length]);

    private static Tensor Classified(LabelledRows rows) => tensor(Array.ConvertAll(rows.Labels, l => (long)l));
}
