using System.Security.Cryptography;
using MLNet.Autoencoders.SavedModels;
using TorchSharp.Modules;

namespace MLNet.Autoencoders.Training;

/// <summary>A file with the state of an unfinished fit, behind a digest of it. It is whole or not there.</summary>
internal sealed class Checkpoint(string path, string fingerprint, FitSeed seed)
{
    private const string Magic = "MLNet.Autoencoders checkpoint 1";

    /// <summary>The file of a phase of layer-wise pretraining, counted from 1; of the whole for 0.</summary>
    public static string PathFor(string path, int phase) => phase == 0 ? path : FormattableString.Invariant($"{path}.phase{phase}");

    /// <summary>The seed of the fit whose state the file, or that of the first phase, has; null without a file.</summary>
    public static int? SeedIn(string? path)
    {
        if (path is not null && !File.Exists(path))
            path = PathFor(path, 1);
        if (!File.Exists(path))
            return null;
        return Read(path, reader =>
        {
            reader.ReadString();
            return reader.ReadInt32();
        });
    }

    /// <summary>Saves everything that the next epoch depends on.</summary>
    public void Save(OptimizerHelper optimizer, IEnumerable<Parameter> parameters, WeightSnapshot best, TrainingState state) =>
        WholeFile.Write(path, stream =>
        {
            stream.Position = SHA256.HashSizeInBytes;
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(fingerprint);
            writer.Write(seed.Value);
            CheckpointFormat.Write(writer, state.Epochs);
            foreach (var values in parameters.Concat(best.Values))
                CheckpointFormat.Write(writer, values);
            optimizer.save_state_dict(writer);
            writer.Flush();
            var digest = Digest(stream);
            stream.Position = 0;
            stream.Write(digest);
        });

    /// <summary>Puts back what <see cref="Save"/> saved; does nothing without a file.</summary>
    /// <exception cref="InvalidOperationException">The file belongs to a fit with other options or rows, or is damaged.</exception>
    public void Load(OptimizerHelper optimizer, IEnumerable<Parameter> parameters, WeightSnapshot best, TrainingState state)
    {
        if (!File.Exists(path))
            return;
        Read(path, reader =>
        {
            if (reader.ReadString() != fingerprint || reader.ReadInt32() != seed.Value)
                throw new InvalidOperationException($"The checkpoint {path} belongs to a fit with other options or other rows: delete it, or set another Training.CheckpointPath.");
            foreach (var epoch in CheckpointFormat.ReadEpochs(reader))
                state.Add(epoch);
            foreach (var values in parameters.Concat(best.Values))
                CheckpointFormat.Read(reader, values);
            optimizer.load_state_dict(reader);
            return true;
        });
    }

    /// <summary>Removes the file once the fit has run to its end.</summary>
    public void Delete() => File.Delete(path);

    private static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (!reader.ReadBytes(SHA256.HashSizeInBytes).SequenceEqual(Digest(reader.BaseStream)))
                throw new InvalidDataException("its digest is another");
            reader.BaseStream.Position = SHA256.HashSizeInBytes;
            if (reader.ReadString() != Magic)
                throw new InvalidDataException("it does not begin as one");
            return read(reader);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InvalidOperationException($"{path} is not a whole checkpoint ({e.Message}): delete it, or set another Training.CheckpointPath.", e);
        }
    }

    /// <summary>The digest of what follows the place of the digest.</summary>
    private static byte[] Digest(Stream stream)
    {
        stream.Position = Math.Min(stream.Length, SHA256.HashSizeInBytes);
        return SHA256.HashData(stream);
    }
}
