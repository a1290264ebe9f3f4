using Microsoft.ML;

namespace MLNet.Autoencoders.Examination;

/// <summary>Reads rows once, and sums up what the autoencoder makes of them.</summary>
internal sealed class Examiner(AutoencoderTransformer transformer, ReportOptions options)
{
    /// <summary>The number of values that a sample holds, rows, reconstructions and codes together: 64 MB.</summary>
    private const long SampledValues = 16_000_000;

    private const int LeastSample = 100;

    private readonly AutoencoderDescription _description = transformer.Description;

    public AutoencoderReport Examine(IDataView rows)
    {
        var errors = new NumberSummary();
        var scores = new NumberSummary();
        var features = new FeatureSums(_description);
        var units = new UnitSums(_description.CodingSize, Math.Min(options.UnitCount, _description.CodingSize), options.RowCount);
        var best = new ExtremeRows(options.RowCount, largest: false);
        var worst = new ExtremeRows(options.RowCount, largest: true);
        var sample = new Reservoir<ExaminedRow>(SampleSize(), options.Seed);
        long count = 0, above = 0;
        var network = new BatchExaminer(transformer);
        foreach (var batch in RowReader.Read(rows, _description, options.LabelColumnName))
        {
            var (examined, featureErrors) = network.Examine(batch, count);
            for (int i = 0; i < examined.Count; i++)
            {
                var row = examined[i];
                count++;
                errors.Add(row.Error);
                sample.Add(row);
                units.Add(row);
                if (row.Score is { } score)
                {
                    scores.Add(score);
                    above += score > _description.AnomalyThreshold ? 1 : 0;
                }
                if (float.IsFinite(row.Error))
                {
                    features.Add(row.Values, featureErrors[i]);
                    best.Add(row.Error, row);
                    worst.Add(row.Error, row);
                }
            }
        }
        if (count < 2)
            throw new InvalidOperationException($"There {(count == 1 ? "is one row" : "are no rows")}; a report needs at least two.");
        var sampled = sample.Items;
        return new AutoencoderReport
        {
            Options = options,
            Description = _description,
            RowCount = count,
            Errors = errors.Summarize(),
            Scores = _description.AnomalyScoreTensorName is null ? null : scores.Summarize(),
            RowsAboveThreshold = _description.AnomalyThreshold is null ? null : above,
            BestRows = best.InOrder(),
            MedianRows = errors.Median is { } median ? NearestTo(median, sampled) : [],
            WorstRows = worst.InOrder(),
            Features = features.Summarize(),
            Units = units.Summarize(),
            Codes = CodePlanes.Of(sampled, count, options.Seed),
            Filters = transformer.FirstLayerWeights(),
            Generated = _description is { Prior: null, Chain: null } ? [] : transformer.Generate(GeneratedCount, options.Seed),
            Interpolated = _description.Prior is null ? [] : transformer.Interpolate(sampled[0].Values, FarthestFrom(sampled[0], sampled).Values, InterpolationSteps),
        };
    }

    private const int GeneratedCount = 64;

    private const int InterpolationSteps = 9;

    private int SampleSize()
    {
        long affordable = SampledValues / ((2L * _description.InputSize) + _description.CodingSize);
        return (int)Math.Min(options.SampleSize, Math.Max(LeastSample, affordable));
    }

    private ExaminedRow[] NearestTo(double median, IReadOnlyList<ExaminedRow> sample) =>
        [.. sample.Where(r => float.IsFinite(r.Error)).OrderBy(r => Math.Abs(r.Error - median)).Take(options.RowCount).OrderBy(r => r.Error)];

    /// <summary>Between rows that differ, an interpolation shows most.</summary>
    private static ExaminedRow FarthestFrom(ExaminedRow row, IReadOnlyList<ExaminedRow> sample) =>
        sample.MaxBy(other => row.Code.Zip(other.Code, (a, b) => (double)(a - b) * (a - b)).Sum())!;
}
