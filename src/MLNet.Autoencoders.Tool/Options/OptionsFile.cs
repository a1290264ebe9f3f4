using AutoencoderOptions = MLNet.Autoencoders.AutoencoderEstimator.Options;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Options from a JSON file. What the file does not say stays as it is.</summary>
internal static class OptionsFile
{
    /// <summary>The options with those of the file over them.</summary>
    /// <exception cref="UserError">The file is missing, or is not of options.</exception>
    public static AutoencoderOptions Over(AutoencoderOptions options, string path)
    {
        if (!File.Exists(path))
            throw new UserError($"{FitOptions.OptionsPath}: there is no file {path}.");
        try
        {
            return AutoencoderOptions.FromJson(File.ReadAllText(path), options);
        }
        catch (FormatException e)
        {
            throw new UserError($"{FitOptions.OptionsPath}: {path}: {e.Message}");
        }
    }
}
