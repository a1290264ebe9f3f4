using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where one model reads itself from: a folder of the zip, with its Model.key open behind the header.</summary>
internal sealed class ModelLoadContext : IDisposable
{
    private readonly ModelRepositoryReader _repository;
    private readonly string _directory;

    private ModelLoadContext(ModelRepositoryReader repository, string directory)
    {
        _repository = repository;
        _directory = directory;
        Reader = new BinaryReader(new MemoryStream(repository.ReadEntry(ModelFormat.Join(directory, ModelFormat.KeyEntry))));
    }

    public BinaryReader Reader { get; }

    public static ITransformer LoadModel(IHostEnvironment env, ModelRepositoryReader repository, string directory)
    {
        using var context = new ModelLoadContext(repository, directory);
        string loader = ModelFormat.ReadHeader(context.Reader);
        return ModelLoaders.Find(loader)(env, context);
    }

    public ITransformer LoadModel(IHostEnvironment env, string name) => LoadModel(env, _repository, ModelFormat.Join(_directory, name));

    public byte[] LoadBinary(string name)
    {
        byte[] entry = _repository.ReadEntry(ModelFormat.Join(_directory, name));
        using var reader = new BinaryReader(new MemoryStream(entry));
        int length = reader.ReadInt32();
        if (length < 0 || length > entry.Length - sizeof(int)) throw Errors.Decode($"the entry {name} of {_directory} is shorter than it says.");
        return reader.ReadBytes(length);
    }

    public void Dispose() => Reader.Dispose();
}
