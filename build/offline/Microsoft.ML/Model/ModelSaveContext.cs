namespace Microsoft.ML;

/// <summary>Where one model writes itself: a folder of the zip, with its Model.key open for writing.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ModelRepositoryWriter _repository;
    private readonly MemoryStream _key = new();
    private bool _headed;

    internal ModelSaveContext(ModelRepositoryWriter repository, string directory)
    {
        _repository = repository;
        Directory = directory;
        Writer = new BinaryWriter(_key);
    }

    internal string Directory { get; }
    internal BinaryWriter Writer { get; }

    /// <summary>Says which loader reads the model back. Comes before anything else is written, once.</summary>
    internal void SetLoader(string loader)
    {
        Check.State(!_headed, $"A second model was written into {Directory}: one Save must write one model.");
        _headed = true;
        ModelFormat.WriteHeader(Writer, loader);
    }

    internal void SaveBinary(string name, ReadOnlySpan<byte> bytes)
    {
        using var entry = _repository.CreateEntry(ModelFormat.Join(Directory, name));
        using var writer = new BinaryWriter(entry);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    internal void SaveModel(ICanSaveModel model, string name) => SaveModel(_repository, model, ModelFormat.Join(Directory, name));

    internal static void SaveModel(ModelRepositoryWriter repository, ICanSaveModel model, string directory)
    {
        using var context = new ModelSaveContext(repository, directory);
        model.Save(context);
        context.Done();
    }

    /// <summary>Keeps what was written; without it (a Save that threw), nothing of it is.</summary>
    private void Done()
    {
        Check.State(_headed, $"Nothing was written into {Directory}: the transformer's Save must pass the context on to a transformer of Microsoft.ML.");
        Writer.Flush();
        using var entry = _repository.CreateEntry(ModelFormat.Join(Directory, ModelFormat.KeyEntry));
        _key.WriteTo(entry);
    }

    public void Dispose() => Writer.Dispose();
}
