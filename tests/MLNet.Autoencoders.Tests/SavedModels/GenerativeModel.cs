using System.Text.Json;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A model of a kind that version 0.4 added, as that version saved it, and what it gave then: the files under Fixtures/0.4.</summary>
internal sealed record GenerativeModel(string Kind)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> Changes = new()
    {
        ["variational"] = o => (o.Prior, o.CodeDeviationColumnName) = (new VariationalPrior { Beta = 0.5 }, "Deviations"),
        ["adversarial"] = o => o.Prior = new AdversarialPrior { Distribution = new GaussianMixtureDistribution { Components = 4 }, DiscriminatorSizes = [5] },
        ["convolutional"] = o => (o.Architecture, o.Prior) = (Maps, new VariationalPrior()),
        ["stochastic"] = o => (o.Corruption, o.HiddenNoise, o.WalkBack, o.ReconstructionLoss) = (Corruption.SaltAndPepper(0.3), new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.5 }, new WalkBack { Steps = 2 }, ReconstructionLoss.BinaryCrossEntropy),
    };

    public static IEnumerable<string> Kinds => Changes.Keys;

    public string Zip => PathOf("zip");

    public GenerativeValues Values => JsonSerializer.Deserialize<GenerativeValues>(File.ReadAllText(PathOf("json")), Json)!;

    /// <summary>The options it was fitted with.</summary>
    public AutoencoderEstimator.Options Options
    {
        get
        {
            var options = new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [6] },
                InputScaling = InputScaling.None,
                CodeScaling = CodeScaling.None,
                Training = new TrainingPlan { Epochs = 5, BatchSize = 16 },
                Seed = 7,
            };
            Changes[Kind](options);
            return options;
        }
    }

    private static ConvolutionalArchitecture Maps => new()
    {
        Height = 2,
        Width = 4,
        CodingSize = 3,
        Stages = [new ConvolutionalStage { Maps = 4, BatchNormalization = true, Pooling = Pooling.Max }],
    };

    private string PathOf(string extension) => Path.Combine(AppContext.BaseDirectory, "SavedModels", "Fixtures", "0.4", $"{Kind}.{extension}");
}
