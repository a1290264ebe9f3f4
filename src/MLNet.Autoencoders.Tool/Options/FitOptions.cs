using System.CommandLine;
using System.Globalization;
using AutoencoderOptions = MLNet.Autoencoders.AutoencoderEstimator.Options;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The options of an autoencoder that people change most; the others come from a file.</summary>
internal sealed class FitOptions
{
    public const string Codes = "--codes";
    public const string Hidden = "--hidden";
    public const string Epochs = "--epochs";
    public const string Steps = "--steps";
    public const string BatchSize = "--batch-size";
    public const string LearningRate = "--learning-rate";
    public const string Validation = "--validation";
    public const string TimeLimit = "--time-limit";
    public const string RowsInMemory = "--rows-in-memory";
    public const string Threads = "--threads";
    public const string Checkpoint = "--checkpoint";
    public const string OptionsPath = "--options";

    private readonly Option<int?> _codes = Opt.Int(Codes, "The number of values in a code");
    private readonly Option<int[]?> _hidden = Opt.Parsed(Hidden, "SIZES", "The sizes of the encoder's hidden layers, such as 300,100", "a list of sizes such as 300,100", Sizes);
    private readonly Option<int?> _epochs = Opt.Int(Epochs, "The number of passes over the rows");
    private readonly Option<int?> _steps = Opt.Int(Steps, "The number of steps, instead of passes");
    private readonly Option<int?> _batchSize = Opt.Int(BatchSize, "The number of rows in a step");
    private readonly Option<double?> _learningRate = Opt.Real(LearningRate, "The learning rate of the optimiser");
    private readonly Option<Corruption?> _corruption = Opt.Parsed("--corruption", "NOISE", $"What the network learns to undo: {Corruptions.Expected}", Corruptions.Expected, Corruptions.Parse);
    private readonly Option<double?> _validation = Opt.Real(Validation, "The fraction of the rows that is held out to find the best epoch");
    private readonly Option<int?> _seed = Opt.Int("--seed", "The seed: the same seed, machine and threads give the same model. Default: at random, shown at the end");
    private readonly Option<int?> _threads = Opt.Int(Threads, "The number of threads");
    private readonly Option<TimeSpan?> _timeLimit = Opt.Parsed<TimeSpan?>(TimeLimit, "TIME", "The time after which the fit ends with what it has learned, such as 90s, 10m or 2h", Durations.Expected, Durations.Parse);
    private readonly Option<long?> _rowsInMemory = Opt.Long(RowsInMemory, "The largest number of rows held in memory; if there are more, the file is read again for each pass");
    private readonly Option<string?> _checkpoint = Opt.Text(Checkpoint, "FILE", "A file from which a fit that was killed goes on when it is called again");
    private readonly Option<bool> _maskMissing = Opt.Flag("--mask-missing", "Learn from rows with missing values, which are left out of the loss. Otherwise one is an error, unless the kind is imputation");
    private readonly Option<string?> _file = Opt.Text(OptionsPath, "FILE", "A JSON file with any of the options that describe --options prints; the options of the command line come before it");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_codes, _hidden, _epochs, _steps, _batchSize, _learningRate, _corruption, _validation, _seed, _threads, _timeLimit, _rowsInMemory, _checkpoint, _maskMissing, _file])
            command.Add(option);
    }

    /// <summary>The preset, with the file's options over it, and those of the command line over these.</summary>
    public AutoencoderOptions Over(AutoencoderOptions preset, ParseResult result)
    {
        var options = result.GetValue(_file) is { } file ? OptionsFile.Over(preset, file) : preset;
        if (result.GetValue(_codes) is { } codes)
            options.Architecture = options.Architecture with { CodingSize = codes };
        if (result.GetValue(_hidden) is { Length: > 0 } hidden)
        {
            options.Architecture = options.Architecture is DenseArchitecture dense
                ? dense with { HiddenSizes = hidden }
                : throw new UserError($"{Hidden}: a convolutional network has stages instead, which {OptionsPath} can give.");
        }
        options.Corruption = result.GetValue(_corruption) ?? options.Corruption;
        options.Seed = result.GetValue(_seed) ?? options.Seed;
        if (result.GetValue(_maskMissing))
            options.MissingValues = MissingValues.Mask;
        options.Training = Training(options.Training, result);
        return options;
    }

    private TrainingPlan Training(TrainingPlan plan, ParseResult result)
    {
        var (epochs, steps) = (result.GetValue(_epochs), result.GetValue(_steps));
        if (epochs is not null && steps is not null)
            throw new UserError($"{Epochs} and {Steps} are two ways of saying how long the fit takes: give one of them.");
        if (epochs is not null || steps is not null)
            plan = plan with { Epochs = epochs, Steps = steps, WarmUpSteps = Math.Min(plan.WarmUpSteps, steps ?? plan.WarmUpSteps) };
        if (result.GetValue(_learningRate) is { } rate)
            plan = plan with { Optimizer = plan.Optimizer with { LearningRate = rate } };
        return plan with
        {
            BatchSize = result.GetValue(_batchSize) ?? plan.BatchSize,
            ValidationFraction = result.GetValue(_validation) ?? plan.ValidationFraction,
            TimeBudget = result.GetValue(_timeLimit) ?? plan.TimeBudget,
            RowsInMemory = result.GetValue(_rowsInMemory) ?? plan.RowsInMemory,
            Threads = result.GetValue(_threads) ?? plan.Threads,
            CheckpointPath = result.GetValue(_checkpoint) ?? plan.CheckpointPath,
        };
    }

    private static int[]? Sizes(string text)
    {
        var sizes = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : (int?)null).ToList();
        return sizes.TrueForAll(s => s is not null) ? [.. sizes.Select(s => s!.Value)] : null;
    }
}
