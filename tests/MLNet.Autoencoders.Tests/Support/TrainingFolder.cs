namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A folder of a test's own, removed with what is in it.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoencoder-training-");

    public string[] Files => [.. _folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
