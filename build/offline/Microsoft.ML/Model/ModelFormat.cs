namespace Microsoft.ML;

/// <summary>The parts of the zip that are the substitute's own: a header that names the mode, and the loader.</summary>
internal static class ModelFormat
{
    public const string RootDirectory = "TransformerChain";
    public const string SchemaEntry = "Schema";
    public const string KeyEntry = "Model.key";

    private const ulong OwnMagic = 0x454E494C46464F4D; // "MOFFLINE"
    private const ulong RealMagic = 0x4C45444F4D204C4D; // "ML MODEL"
    private const int Version = 1;

    public static string Join(string directory, string name) => string.IsNullOrEmpty(directory) ? name : $"{directory}/{name}";

    public static void WriteHeader(BinaryWriter writer, string loader)
    {
        writer.Write(OwnMagic);
        writer.Write(Version);
        writer.Write(loader);
    }

    public static string ReadHeader(BinaryReader reader)
    {
        ulong magic = reader.ReadUInt64();
        if (magic == RealMagic)
            throw new FormatException("This model was saved by the real Microsoft.ML (a build with -p:Dependencies=nuget). This program is a build with -p:Dependencies=offline, whose substitute of Microsoft.ML cannot read it: build with -p:Dependencies=nuget, or save the model again with this build.");
        if (magic != OwnMagic) throw Errors.Decode("it does not begin as a model of this library.");
        int version = reader.ReadInt32();
        if (version != Version) throw Errors.Decode($"it has version {version}, this build reads version {Version}.");
        return reader.ReadString();
    }
}
