using System.Numerics.Tensors;

namespace Microsoft.ML.Trainers;

/// <summary>
/// L-BFGS (Nocedal 1980), and with an L1 term its orthant-wise form (Andrew and Gao 2007): each step stays in the
/// orthant that the pseudo-gradient points into, so that weights end at exactly zero.
/// </summary>
internal sealed class OrthantWiseLbfgs(
    Func<double[], double[], double> evaluate, Func<int, bool> isRegularised, double l1, int historySize, double tolerance, int maxIterations)
{
    // ML.NET's criterion: the mean improvement over so many iterations, relative to the loss.
    private const int ImprovementWindow = 5;
    private const double SufficientDecrease = 1e-4;
    private const int MaxHalvings = 40;

    private readonly List<(double[] Step, double[] Change, double Curvature)> _history = [];

    public int Iterations { get; private set; }
    public double Loss { get; private set; }

    public double[] Minimise(double[] start)
    {
        double[] x = start, gradient = new double[x.Length];
        double value = Total(x, evaluate(x, gradient));
        var recent = new Queue<double>([value]);
        for (Iterations = 0; Iterations < maxIterations; Iterations++)
        {
            double[] pseudo = PseudoGradient(x, gradient);
            double norm = TensorPrimitives.Norm<double>(pseudo);
            if (norm <= 1e-10 * Math.Max(1, TensorPrimitives.Norm<double>(x))) break;
            double[] direction = Direction(pseudo);
            if (!TrySearch(x, value, pseudo, direction, Iterations == 0 ? 1 / norm : 1, out var next, out var nextGradient, out double nextValue)) break;
            Remember(x, next, gradient, nextGradient);
            (x, gradient, value) = (next, nextGradient, nextValue);

            recent.Enqueue(value);
            if (recent.Count <= ImprovementWindow) continue;
            double improvement = (recent.Dequeue() - value) / ImprovementWindow;
            if (improvement / Math.Max(Math.Abs(value), 1e-12) < tolerance) break;
        }
        Loss = value;
        return x;
    }

    private bool TrySearch(double[] x, double value, double[] pseudo, double[] direction, double step,
        out double[] next, out double[] gradient, out double nextValue)
    {
        next = new double[x.Length];
        gradient = new double[x.Length];
        for (int halving = 0; halving < MaxHalvings; halving++, step /= 2)
        {
            double slope = Step(x, pseudo, direction, step, next);
            nextValue = Total(next, evaluate(next, gradient));
            if (nextValue <= value + SufficientDecrease * slope) return true;
        }
        nextValue = value;
        return false;
    }

    /// <summary>next = x + step * direction, held to the orthant; the decrease that the pseudo-gradient promises for it.</summary>
    private double Step(double[] x, double[] pseudo, double[] direction, double step, double[] next)
    {
        double slope = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double moved = x[i] + step * direction[i];
            if (l1 > 0 && isRegularised(i))
            {
                double side = x[i] != 0 ? x[i] : -pseudo[i];
                if (moved * side < 0) moved = 0;
            }
            next[i] = moved;
            slope += pseudo[i] * (moved - x[i]);
        }
        return slope;
    }

    private double Total(double[] x, double loss)
    {
        if (l1 == 0) return loss;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            if (isRegularised(i)) sum += Math.Abs(x[i]);
        return loss + l1 * sum;
    }

    private double[] PseudoGradient(double[] x, double[] gradient)
    {
        if (l1 == 0) return gradient;
        double[] pseudo = (double[])gradient.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            if (!isRegularised(i)) continue;
            double g = gradient[i];
            pseudo[i] = x[i] > 0 ? g + l1 : x[i] < 0 ? g - l1 : g < -l1 ? g + l1 : g > l1 ? g - l1 : 0;
        }
        return pseudo;
    }

    /// <summary>The two-loop recursion, with entries that do not descend left out.</summary>
    private double[] Direction(double[] pseudo)
    {
        double[] d = (double[])pseudo.Clone();
        double[] alphas = new double[_history.Count];
        for (int k = _history.Count - 1; k >= 0; k--)
        {
            alphas[k] = TensorPrimitives.Dot<double>(_history[k].Step, d) / _history[k].Curvature;
            TensorPrimitives.MultiplyAdd<double>(_history[k].Change, -alphas[k], d, d);
        }
        if (_history.Count > 0)
        {
            var (_, change, curvature) = _history[^1];
            TensorPrimitives.Multiply<double>(d, curvature / TensorPrimitives.Dot<double>(change, change), d);
        }
        for (int k = 0; k < _history.Count; k++)
        {
            double beta = TensorPrimitives.Dot<double>(_history[k].Change, d) / _history[k].Curvature;
            TensorPrimitives.MultiplyAdd<double>(_history[k].Step, alphas[k] - beta, d, d);
        }
        TensorPrimitives.Negate<double>(d, d);
        if (l1 > 0)
            for (int i = 0; i < d.Length; i++)
                if (isRegularised(i) && d[i] * pseudo[i] >= 0) d[i] = 0;
        return d;
    }

    private void Remember(double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        double[] step = new double[x.Length], change = new double[x.Length];
        TensorPrimitives.Subtract<double>(next, x, step);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
        double curvature = TensorPrimitives.Dot<double>(step, change);
        // Without curvature the pair would make the next direction nonsense.
        if (curvature <= 1e-12 * TensorPrimitives.Dot<double>(change, change)) return;
        if (_history.Count == historySize) _history.RemoveAt(0);
        _history.Add((step, change, curvature));
    }
}
