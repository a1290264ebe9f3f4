using MLNet.Autoencoders.Anomalies;

namespace MLNet.Autoencoders;

public sealed partial class AutoencoderAnomalyTrainer
{
    /// <summary>The options of a detector of anomalies.</summary>
    /// <remarks>When the trainer is created, all faults are reported at once, with name, value and allowed range.</remarks>
    public sealed class Options
    {
        internal const string DefaultFeatureColumnName = "Features";

        internal const double DefaultContamination = 0.05;

        private const double LargestRate = 0.5;

        /// <summary>The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</summary>
        public string FeatureColumnName { get; set; } = DefaultFeatureColumnName;

        /// <summary>
        /// The fraction of rows like the training rows that are predicted to be anomalies: the fraction of anomalies among the training
        /// rows, as far as it is known. Above 0 to 0.5. Default <see langword="null"/>: 0.05, unless <see cref="FalsePositiveRate"/> is set.
        /// </summary>
        public double? Contamination { get; set; }

        /// <summary>
        /// The fraction of usual rows that are predicted to be anomalies, for training rows without any anomalies. Above 0 to 0.5.
        /// Default <see langword="null"/>: the threshold follows from <see cref="Contamination"/>. At most one of the two is set.
        /// </summary>
        public double? FalsePositiveRate { get; set; }

        /// <summary>
        /// The options of the autoencoder, every axis of it, with an <see cref="AutoencoderEstimator.Options.AnomalyScore"/>. Further
        /// columns that it names are added too. Default: <see cref="AutoencoderEstimator.Options.AnomalyDetection"/>.
        /// </summary>
        public AutoencoderEstimator.Options Autoencoder { get; set; } = AutoencoderEstimator.Options.AnomalyDetection();

        /// <summary>The fraction of held-out rows that exceed the threshold.</summary>
        internal double Rate => Contamination ?? FalsePositiveRate ?? DefaultContamination;

        internal void Validate(string parameter)
        {
            var faults = new OptionFaults();
            if (string.IsNullOrWhiteSpace(FeatureColumnName))
                faults.Add(nameof(FeatureColumnName), $"'{FeatureColumnName}'", "a column name");
            ValidateRate(faults, Contamination, nameof(Contamination));
            ValidateRate(faults, FalsePositiveRate, nameof(FalsePositiveRate));
            if (Contamination is not null && FalsePositiveRate is not null)
                faults.Add(nameof(FalsePositiveRate), FalsePositiveRate, "null if Contamination is set");
            if (faults.Given(Autoencoder, nameof(Autoencoder)))
                ValidateAutoencoder(faults);
            if (faults.Any)
                throw new ArgumentException($"The options have {faults}\n", parameter);
        }

        private static void ValidateRate(OptionFaults faults, double? rate, string name)
        {
            if (rate is not (null or (> 0 and <= LargestRate)))
                faults.Add(name, rate, FormattableString.Invariant($"above 0 to {LargestRate}"));
        }

        private void ValidateAutoencoder(OptionFaults faults)
        {
            const string Prefix = nameof(Autoencoder) + ".";
            faults.Add(Prefix, Autoencoder.Faults(ScoreColumns.Vector));
            faults.Given(Autoencoder.AnomalyScore, Prefix + nameof(Autoencoder.AnomalyScore));
            if (Autoencoder.Supervision is not null)
                faults.Add(Prefix + nameof(Autoencoder.Supervision), nameof(Supervision), "null, because a detector learns from rows without labels");
            if (Autoencoder.AnomalyScoreColumnName is { } score)
                faults.Add(Prefix + nameof(Autoencoder.AnomalyScoreColumnName), score, $"null, because the score is the column {ScoreColumns.Score}");
            foreach (var (option, name) in Autoencoder.FurtherColumns())
            {
                if (name is ScoreColumns.Score or ScoreColumns.PredictedLabel)
                    faults.Add(Prefix + option, name, $"a name other than {ScoreColumns.Score} and {ScoreColumns.PredictedLabel}");
            }
        }
    }
}
