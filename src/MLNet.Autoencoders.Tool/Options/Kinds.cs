using Preset = MLNet.Autoencoders.AutoencoderEstimator.Options;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The kinds of autoencoders by their names on the command line.</summary>
internal static class Kinds
{
    public const string Default = "undercomplete";
    public const string Imputation = "imputation";

    private static readonly Dictionary<string, Func<Preset>> Presets = new()
    {
        [Default] = () => Preset.Undercomplete(),
        ["denoising"] = () => Preset.Denoising(),
        ["sparse"] = () => Preset.Sparse(),
        ["contractive"] = () => Preset.Contractive(),
        ["winner-take-all"] = () => Preset.WinnerTakeAll(),
        ["variational"] = () => Preset.Variational(),
        ["adversarial"] = () => Preset.Adversarial(),
        ["convolutional"] = () => Preset.Convolutional(),
        ["generative-stochastic"] = () => Preset.GenerativeStochastic(),
        ["few-labels"] = () => Preset.FewLabels(),
        [Imputation] = Preset.Imputation,
    };

    public static IReadOnlyCollection<string> Names => Presets.Keys;

    public static Preset Options(string kind) => Presets[kind]();
}
