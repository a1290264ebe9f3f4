using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// Learns the mean and the covariance of residuals in double precision, block by block (T. Chan, G. Golub, R. LeVeque, "Algorithms for
/// Computing the Sample Variance", 1983).
/// </summary>
/// <param name="reconstruction">What makes the network's output a reconstruction.</param>
/// <param name="size">The number of features; above <see cref="MahalanobisScore.MostCovaryingFeatures"/>, only variances are learned.</param>
internal sealed class ResidualMoments(ReconstructionTerm reconstruction, int size) : ICalibration, IDisposable
{
    private readonly bool _covary = size <= MahalanobisScore.MostCovaryingFeatures;
    private readonly Tensor _mean = zeros(1, size, ScalarType.Float64, CPU).DetachFromDisposeScope();
    private readonly Tensor _products = zeros(size <= MahalanobisScore.MostCovaryingFeatures ? size : 1, size, ScalarType.Float64, CPU).DetachFromDisposeScope();
    private long _count;

    public void See(ForwardPass pass)
    {
        var residuals = reconstruction.Residuals(pass).cpu().to(ScalarType.Float64);
        long before = _count, rows = residuals.shape[0];
        _count += rows;
        var mean = residuals.mean([0], keepdim: true);
        var difference = mean - _mean;
        AddProducts(residuals - mean, 1);
        AddProducts(difference, (double)before * rows / _count);
        _mean.Add(difference, (double)rows / _count);
    }

    /// <summary>What makes residuals that are distributed like these uncorrelated and of variance 1, but for the shrinkage.</summary>
    /// <param name="shrinkage">The fraction of the mean variance that is added to each.</param>
    /// <param name="rounding">The variance that rounding alone may explain, which is added too.</param>
    public ResidualScale Scale(double shrinkage, double rounding)
    {
        using var scope = NewDisposeScope();
        var covariance = _products.DividedBy(_count);
        if (!_covary)
            return new ResidualScale(Floats(_mean), Array.ConvertAll(Widths(covariance).ToDoubles(), w => (float)(1 / w)));
        var (variances, directions) = linalg.eigh(covariance);
        return new ResidualScale(Floats(_mean), Floats((directions / Widths(variances)).mm(directions.t())));

        // The mean of the eigenvalues is that of the variances.
        Tensor Widths(Tensor variances)
        {
            var positive = variances.Within(0, double.MaxValue);
            return positive.Plus((shrinkage * positive.mean().item<double>()) + rounding).sqrt();
        }
    }

    public void Dispose()
    {
        _mean.Dispose();
        _products.Dispose();
    }

    private void AddProducts(Tensor rows, double weight) =>
        _products.Add(_covary ? rows.t().mm(rows) : rows.square().sum([0], keepdim: true), weight);

    private static float[] Floats(Tensor values) => Array.ConvertAll(values.ToDoubles(), v => (float)v);
}
