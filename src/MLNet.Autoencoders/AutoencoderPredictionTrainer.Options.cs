using MLNet.Autoencoders.Predictions;

namespace MLNet.Autoencoders;

public sealed partial class AutoencoderPredictionTrainer
{
    /// <summary>The options of an autoencoder that predicts a label.</summary>
    /// <remarks>When the trainer is created, all faults are reported at once, with name, value and allowed range.</remarks>
    public sealed class Options
    {
        internal const string DefaultFeatureColumnName = "Features";

        /// <summary>The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</summary>
        public string FeatureColumnName { get; set; } = DefaultFeatureColumnName;

        /// <summary>
        /// The options of the autoencoder, every axis of it, with a <see cref="Supervision"/>, which names the label column. Further
        /// columns that it names are added too. Pseudo-labels have no effect on regression. Default:
        /// <see cref="AutoencoderEstimator.Options.FewLabels"/>.
        /// </summary>
        public AutoencoderEstimator.Options Autoencoder { get; set; } = AutoencoderEstimator.Options.FewLabels();

        internal void Validate(LabelPrediction prediction, string parameter)
        {
            var faults = new OptionFaults();
            if (string.IsNullOrWhiteSpace(FeatureColumnName))
                faults.Add(nameof(FeatureColumnName), $"'{FeatureColumnName}'", "a column name");
            if (faults.Given(Autoencoder, nameof(Autoencoder)))
                ValidateAutoencoder(prediction, faults);
            if (faults.Any)
                throw new ArgumentException($"The options have {faults}\n", parameter);
        }

        /// <summary>The options of the autoencoder, as far as they act on what is predicted.</summary>
        internal AutoencoderEstimator.Options AutoencoderFor(LabelPrediction prediction)
        {
            var options = Autoencoder.Copy();
            if (!prediction.HasPseudoLabels)
                options.Supervision = options.Supervision! with { PseudoLabels = null };
            return options;
        }

        private void ValidateAutoencoder(LabelPrediction prediction, OptionFaults faults)
        {
            const string Prefix = nameof(Autoencoder) + ".";
            faults.Add(Prefix, Autoencoder.Faults(LabelPrediction.Vector));
            faults.Given(Autoencoder.Supervision, Prefix + nameof(Autoencoder.Supervision));
            if (Autoencoder.LabelScoreColumnName is { } score)
                faults.Add(Prefix + nameof(Autoencoder.LabelScoreColumnName), score, $"null, because the score is the column {prediction.Columns[0]}");
            foreach (var (option, name) in Autoencoder.FurtherColumns())
            {
                if (prediction.Columns.Contains(name))
                    faults.Add(Prefix + option, name, $"a name other than {string.Join(", ", prediction.Columns)}");
            }
        }
    }
}
