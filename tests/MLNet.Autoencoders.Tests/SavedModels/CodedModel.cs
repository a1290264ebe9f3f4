using System.Text.Json;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A model whose codes are rounded or shaped by labels, as version 0.7 saved it, and what it gave then: the files under Fixtures/0.7.</summary>
internal sealed record CodedModel(string Kind)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> Changes = new()
    {
        ["four-bits"] = o => o.Quantization = new Quantization { Bits = 4 },
        ["one-bit"] = o => (o.Quantization, o.Architecture) = (new Quantization { Bits = 1 }, Dense with { CodeActivation = Activation.Sigmoid }),
        ["classes"] = o =>
        {
            o.Architecture = Dense with { BatchNormalization = true, CodeBatchNormalization = true };
            o.Corruption = Corruption.Sequence(Corruption.Masking(0.2), Corruption.Gaussian(0.1));
            o.Supervision = new Supervision { LabelColumnName = "Class", PseudoLabels = new PseudoLabels { AlignClasses = true } };
            o.LabelScoreColumnName = "Scores";
        },
        ["number"] = o => (o.Supervision, o.LabelScoreColumnName) = (new Supervision { Plan = new TrainingPlan { Epochs = 3 } }, "Scores"),
    };

    public static IEnumerable<string> Kinds => Changes.Keys;

    public string Zip => PathOf("zip");

    public CodedValues Values => JsonSerializer.Deserialize<CodedValues>(File.ReadAllText(PathOf("json")), Json)!;

    /// <summary>The options it was fitted with.</summary>
    public AutoencoderEstimator.Options Options
    {
        get
        {
            var options = new AutoencoderEstimator.Options
            {
                Architecture = Dense,
                InputScaling = InputScaling.None,
                Training = new TrainingPlan { Epochs = 5, BatchSize = 16 },
                Seed = 7,
            };
            Changes[Kind](options);
            return options;
        }
    }

    private static DenseArchitecture Dense => new() { CodingSize = 3, HiddenSizes = [6] };

    private string PathOf(string extension) => Path.Combine(AppContext.BaseDirectory, "SavedModels", "Fixtures", "0.7", $"{Kind}.{extension}");
}
