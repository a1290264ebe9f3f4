using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Examination;

/// <summary>
/// Gradient ascent from near the mean of some rows, for many units at once. Each step moves a row along its gradient, then back into the
/// ball around the mean in which rows lie on average, and into the range of each feature.
/// </summary>
/// <param name="encoder">The encoder.</param>
/// <param name="rows">Rows as they occur, [rows, size].</param>
internal sealed class ActivationMaximization(RestoredEncoder encoder, Tensor rows)
{
    /// <summary>The length of a step, and the distance from the mean at the start, in radii of the ball.</summary>
    private const double StepLength = 0.1, Start = 0.01;

    /// <summary>Codes of feature maps have thousands of units.</summary>
    private const int UnitsAtOnce = 256;

    private readonly Tensor _mean = rows.mean([0]);
    private readonly Tensor _least = rows.amin([0]);
    private readonly Tensor _most = rows.amax([0]);
    private readonly double _radius = (rows - rows.mean([0])).square().sum([1]).sqrt().mean().item<float>();

    /// <returns>For each unit the row for which it is largest, [units, size].</returns>
    public Tensor Run(int units, int steps, int seed)
    {
        using var generator = new FitSeed(seed).ForNoise(epoch: 1, CPU);
        return cat([.. Enumerable.Range(0, units).Chunk(UnitsAtOnce).Select(part => Ascend(part[0], part.Length, steps, generator))]);
    }

    private Tensor Ascend(int first, int units, int steps, Generator generator)
    {
        var found = _mean + randn([units, _mean.shape[0]], ScalarType.Float32, CPU, generator: generator).Times(Start * _radius / Math.Sqrt(_mean.shape[0]));
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            found = Step(found, first).MoveToOuterDisposeScope();
        }
        return found;
    }

    private Tensor Step(Tensor from, int first)
    {
        var row = from.detach().requires_grad_(true);
        long units = from.shape[0];
        // The gradient of each row is that of its own unit.
        (encoder.Forward(row).narrow(1, first, units) * eye(units, dtype: ScalarType.Float32, device: CPU)).sum().backward();
        using var noGradients = no_grad();
        var gradient = row.grad!;
        var moved = from - _mean + (gradient / Norm(gradient)).Times(StepLength * _radius);
        var within = moved / Norm(moved).DividedBy(_radius).Within(1, float.MaxValue);
        return (within + _mean).maximum(_least).minimum(_most);
    }

    /// <summary>The length of each row, [rows, 1]; never 0.</summary>
    private static Tensor Norm(Tensor rows) => rows.square().sum([1]).sqrt().Plus(1e-12).unsqueeze(1);
}
