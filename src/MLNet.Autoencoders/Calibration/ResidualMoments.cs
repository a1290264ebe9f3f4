using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// Learns the mean and the covariance of residuals in double precision, block by block, from sums of differences to the mean of the
/// first block (T. Chan, G. Golub, R. LeVeque, "Algorithms for Computing the Sample Variance", 1983). What is missing does not count: a
/// covariance is that of the rows in which both features are observed.
/// </summary>
/// <param name="reconstruction">What makes the network's output a reconstruction.</param>
/// <param name="size">The number of features; above <see cref="MahalanobisScore.MostCovaryingFeatures"/>, only variances are learned.</param>
internal sealed class ResidualMoments(ReconstructionTerm reconstruction, int size) : ICalibration, IDisposable
{
    private readonly bool _covary = size <= MahalanobisScore.MostCovaryingFeatures;
    private Tensor? _shift;
    private Tensor? _products;
    private Tensor? _sums;
    private Tensor? _counts;

    public void See(ForwardPass pass)
    {
        var residuals = reconstruction.Residuals(pass).cpu().to(ScalarType.Float64);
        var observed = Observed.Of(pass)?.cpu().to(ScalarType.Float64);
        _shift ??= residuals.mean([0], keepdim: true).DetachFromDisposeScope();
        var differences = residuals - _shift;
        if (observed is not null)
            differences *= observed;
        // Without gaps, a single column stands for all.
        var counted = observed ?? ones([residuals.shape[0], 1], ScalarType.Float64, CPU);
        Add(ref _products, Products(differences, differences));
        Add(ref _sums, Products(differences, counted));
        Add(ref _counts, Products(counted, counted));
    }

    /// <summary>What makes residuals that are distributed like these uncorrelated and of variance 1, but for the shrinkage.</summary>
    /// <param name="shrinkage">The fraction of the mean variance that is added to each.</param>
    /// <param name="rounding">The variance that rounding alone may explain, which is added too.</param>
    public ResidualScale Scale(double shrinkage, double rounding)
    {
        using var scope = NewDisposeScope();
        var counts = _counts!.Within(1, double.MaxValue);
        var means = _sums! / counts;
        var covariance = (_products! / counts) - (means * (_covary ? means.t() : means));
        // By pairs, each feature has a mean for every other one: its own is on the diagonal.
        bool byPairs = _covary && means.shape[1] > 1;
        double[] mean = (_shift! + (byPairs ? (means * eye(size, size, ScalarType.Float64, CPU)).sum([1]) : means.view(-1))).ToDoubles();
        if (!_covary)
            return new ResidualScale(Floats(mean), Array.ConvertAll(Widths(covariance).ToDoubles(), w => (float)(1 / w)));
        var (variances, directions) = linalg.eigh(covariance);
        return new ResidualScale(Floats(mean), Floats((directions / Widths(variances)).mm(directions.t()).ToDoubles()));

        // The mean of the eigenvalues is that of the variances.
        Tensor Widths(Tensor variances)
        {
            var positive = variances.Within(0, double.MaxValue);
            return positive.Plus((shrinkage * positive.mean().item<double>()) + rounding).sqrt();
        }
    }

    public void Dispose()
    {
        _shift?.Dispose();
        _products?.Dispose();
        _sums?.Dispose();
        _counts?.Dispose();
    }

    /// <summary>The sums of products of each feature with each, or with itself alone.</summary>
    private Tensor Products(Tensor one, Tensor other) => _covary ? one.t().mm(other) : (one * other).sum([0], keepdim: true);

    private static void Add(ref Tensor? sum, Tensor more)
    {
        if (sum is null)
            sum = more.DetachFromDisposeScope();
        else
            sum.Add(more, 1);
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, v => (float)v);
}
