using System.CommandLine;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The options of a detector of anomalies besides those of its autoencoder.</summary>
internal sealed class DetectorOptions
{
    public const string Contamination = "--contamination";
    public const string FalsePositiveRate = "--false-positive-rate";

    private readonly Option<double?> _contamination = Opt.Real(Contamination, "The fraction of rows like these that are to be predicted anomalies. Default 0.05");
    private readonly Option<double?> _falsePositiveRate = Opt.Real(FalsePositiveRate, "The fraction of usual rows that may be predicted anomalies, if there are none among these");
    private readonly Option<bool> _memoryBank = Opt.Flag("--memory-bank", "Keep rows of the table in the model, so that the distance to them counts; whoever has the model can read them");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_contamination, _falsePositiveRate, _memoryBank])
            command.Add(option);
    }

    public AutoencoderAnomalyTrainer.Options With(AutoencoderEstimator.Options autoencoder, string featureColumnName, ParseResult result)
    {
        if (result.GetValue(_memoryBank))
            autoencoder.MemoryBank ??= new MemoryBank();
        return new()
        {
            FeatureColumnName = featureColumnName,
            Autoencoder = autoencoder,
            Contamination = result.GetValue(_contamination),
            FalsePositiveRate = result.GetValue(_falsePositiveRate),
        };
    }
}
