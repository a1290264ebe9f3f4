using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A model of a kind that version 0.5 added, as that version saved it, and what it gave then: the files under Fixtures/0.5.</summary>
internal sealed record ScoredModel(string Kind)
{
    public const string Imputer = "imputer";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> Changes = new()
    {
        ["detector"] = o => (o.Corruption, o.InputScaling, o.TrimmedFraction) = (Corruption.Gaussian(0.1, 2), InputScaling.StandardizeExceptIndicators, 0.05),
        ["bank"] = o => (o.MissingValues, o.MemoryBank) = (Autoencoders.MissingValues.Mask, new MemoryBank { Rows = 20 }),
        [Imputer] = o => (o.MissingValues, o.AnomalyScore) = (Autoencoders.MissingValues.Mask, null),
    };

    public static IEnumerable<string> Kinds => Changes.Keys;

    public string Zip => PathOf("zip");

    public ScoredValues Values => JsonSerializer.Deserialize<ScoredValues>(File.ReadAllText(PathOf("json")), Json)!;

    /// <summary>The options it was fitted with.</summary>
    public AutoencoderEstimator.Options Options
    {
        get
        {
            var options = new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [6], HiddenActivation = Activation.Silu },
                Training = new TrainingPlan { Steps = 40, WarmUpSteps = 5, BatchSize = 16, Schedule = new CosineSchedule() },
                AnomalyScore = new MahalanobisScore(),
                Seed = 7,
            };
            Changes[Kind](options);
            return options;
        }
    }

    private string PathOf(string extension) => Path.Combine(AppContext.BaseDirectory, "SavedModels", "Fixtures", "0.5", $"{Kind}.{extension}");
}
