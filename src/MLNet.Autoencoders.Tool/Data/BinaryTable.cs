using Microsoft.ML;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Opens ML.NET's binary files.</summary>
internal static class BinaryTable
{
    /// <exception cref="UserError">There is no such file.</exception>
    public static IDataView Open(MLContext ml, string path) =>
        File.Exists(path) ? ml.Data.LoadFromBinary(path) : throw new UserError($"There is no file {path}.");
}
