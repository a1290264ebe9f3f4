using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// Learns an anomaly score in up to three readings of the training rows: which rows to leave out, if any; the residuals and the rows
/// of the bank; and how large distances and scores typically are with that bank.
/// </summary>
internal sealed class ScoreLearning : IDisposable
{
    /// <summary>Residuals that are a smaller fraction of the rows' root mean square may be due to rounding, which must not be inflated.</summary>
    private const double Rounding = 1e-6;

    private readonly AutoencoderEstimator.Options _options;
    private readonly TrainingRows _rows;
    private readonly FitSeed _seed;
    private readonly Action<IEnumerable<ICalibration?>> _read;
    private readonly ReconstructionTerm _reconstruction;
    private readonly double? _bound;
    private readonly ResidualMoments? _moments;
    private readonly BankSample? _sample;

    /// <param name="options">The options, with an anomaly score.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="read">Reads the training rows for some calibrations.</param>
    public ScoreLearning(AutoencoderEstimator.Options options, TrainingRows rows, FitSeed seed, Action<IEnumerable<ICalibration?>> read)
    {
        (_options, _rows, _seed, _read) = (options, rows, seed, read);
        _reconstruction = ReconstructionTerm.Of(options.ReconstructionLoss);
        if (options.TrimmedFraction > 0)
        {
            var errors = new RowErrors(_reconstruction, seed);
            read([errors]);
            _bound = errors.LargestWithout(options.TrimmedFraction);
        }
        _moments = options.AnomalyScore is MahalanobisScore ? new ResidualMoments(_reconstruction, rows.Statistics.Means.Length) : null;
        _sample = options.MemoryBank is { } bank ? new BankSample(bank.Rows, seed) : null;
    }

    /// <summary>What has to see all training rows before <see cref="Learn"/>.</summary>
    public IEnumerable<ICalibration?> FirstReading => [Kept(_moments), Kept(_sample)];

    public LearnedScore Learn()
    {
        var scale = _options.AnomalyScore is MahalanobisScore { Shrinkage: var shrinkage } ? _moments!.Scale(shrinkage, RoundingVariance()) : null;
        var residual = new ResidualScore(_reconstruction, scale);
        if (_sample is null)
            return new LearnedScore(residual, Bank: null);
        var scales = new BankScales(_sample.Bank(_options.MemoryBank!.Neighbors), residual, _seed);
        _read([Kept(scales)]);
        return new LearnedScore(residual, scales.Score);
    }

    public void Dispose() => _moments?.Dispose();

    private ICalibration? Kept(ICalibration? calibration) =>
        _bound is { } bound && calibration is not null ? new KeptRows(calibration, _reconstruction, bound) : calibration;

    private double RoundingVariance()
    {
        var (means, deviations) = (_rows.Statistics.Means, _rows.Statistics.Deviations);
        double meanSquare = means.Zip(deviations, (mean, deviation) => (mean * mean) + (deviation * deviation)).Average();
        return Rounding * Rounding * (meanSquare > 0 ? meanSquare : 1);
    }
}
