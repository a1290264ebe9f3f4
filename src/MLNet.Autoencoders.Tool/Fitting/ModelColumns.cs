namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>The names of the columns in the models that this tool fits.</summary>
internal static class ModelColumns
{
    public const string Features = "Features";
    public const string Codes = "Codes";
    public const string Error = "Error";
    public const string Imputed = "Imputed";
}
