using System.Security.Cryptography;
using MLNet.Autoencoders.Seeding;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>A file with the state of an unfinished fit, preceded by its digest. It is written atomically.</summary>
/// <param name="path">The path of the file.</param>
/// <param name="fingerprint">Distinguishes the fit from others.</param>
/// <param name="seed">The seed of the fit.</param>
/// <param name="before">The phases that the state builds on.</param>
/// <param name="warn">Called if the file cannot be written or deleted.</param>
internal sealed class Checkpoint(string path, string fingerprint, FitSeed seed, IReadOnlyList<TrainingHistory> before, Action<string> warn)
{
    private const string Kind = "MLNet.Autoencoders checkpoint ";
    private const string Magic = Kind + "3";

    /// <summary>The losses of the earlier phases, to the last bit: if these differ, so does what the phases learned.</summary>
    private readonly string _ground = string.Concat(before.SelectMany(h => h.Epochs).Select(e => FormattableString.Invariant($"{e.TrainingLoss:R} {e.ValidationLoss:R};")));

    /// <summary>The file of a phase of layer-wise pretraining, counted from 1, or of the phase of labels behind them; 0 is the training of the whole.</summary>
    public static string PathFor(string path, int phase) => phase == 0 ? path : FormattableString.Invariant($"{path}.phase{phase}");

    /// <summary>Checks that a checkpoint can be written; does nothing without a path.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public static void RequirePlace(string? path)
    {
        if (path is null)
            return;
        try
        {
            string file = Path.GetFullPath(path);
            if (Directory.Exists(file))
                throw new IOException("it is a folder.");
            string beside = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():N}.tmp");
            using var probe = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (IsOfFiles(e) || e is ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"Training.CheckpointPath is {path}, but no checkpoint can be written there: {e.Message}", e);
        }
    }

    /// <summary>The seed of the fit whose state is in the file, or in that of the first phase; null without a file.</summary>
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

    /// <summary>Saves everything that the next epoch depends on. If that fails, a warning is given and the fit continues.</summary>
    public void Save(IReadOnlyList<OptimizerHelper> optimizers, IReadOnlyList<Tensor> weights, WeightSnapshot best, TrainingState state) =>
        Keep($"was not written after epoch {state.Epochs.Count}; the fit continues and will try again after the next epoch", () => AtomicFile.Write(path, stream =>
        {
            stream.Position = SHA256.HashSizeInBytes;
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(fingerprint);
            writer.Write(seed.Value);
            writer.Write(_ground);
            writer.Write(state.IsPhaseOver);
            CheckpointFormat.Write(writer, state.Epochs);
            foreach (var values in weights.Concat(best.Values))
                CheckpointFormat.Write(writer, values);
            foreach (var optimizer in optimizers)
                optimizer.save_state_dict(writer);
            writer.Flush();
            var digest = Digest(stream);
            stream.Position = 0;
            stream.Write(digest);
        }));

    /// <summary>Restores what <see cref="Save"/> saved; does nothing without a file, or with one that builds on other phases.</summary>
    /// <exception cref="InvalidOperationException">The file belongs to a fit with other options or rows, is damaged or cannot be read.</exception>
    public void Load(IReadOnlyList<OptimizerHelper> optimizers, IReadOnlyList<Tensor> weights, WeightSnapshot best, TrainingState state)
    {
        if (!File.Exists(path))
            return;
        Read(path, reader =>
        {
            if (reader.ReadString() != fingerprint || reader.ReadInt32() != seed.Value)
                throw new InvalidOperationException($"The checkpoint {path} belongs to a fit with different options or rows: delete it, or set a different Training.CheckpointPath.");
            if (reader.ReadString() != _ground)
                return false;
            state.IsPhaseOver = reader.ReadBoolean();
            foreach (var epoch in CheckpointFormat.ReadEpochs(reader))
                state.Add(epoch);
            foreach (var values in weights.Concat(best.Values))
                CheckpointFormat.Read(reader, values);
            foreach (var optimizer in optimizers)
                optimizer.load_state_dict(reader);
            return true;
        });
    }

    /// <summary>Deletes the file once the fit is complete.</summary>
    public void Delete() => Keep("was not deleted after the fit; a fit with different options would reject it", () => File.Delete(path));

    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException;

    private void Keep(string otherwise, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            warn($"The checkpoint {path} {otherwise}: {e.Message}");
        }
    }

    private static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (!reader.ReadBytes(SHA256.HashSizeInBytes).SequenceEqual(Digest(reader.BaseStream)))
                throw new InvalidDataException("its digest does not match");
            reader.BaseStream.Position = SHA256.HashSizeInBytes;
            string magic = reader.ReadString();
            if (magic != Magic)
                throw new InvalidDataException(magic.StartsWith(Kind, StringComparison.Ordinal) ? "it was written by a different version of this library" : "it does not start like one");
            return read(reader);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InvalidOperationException($"{path} is not an intact checkpoint ({e.Message}): delete it, or set a different Training.CheckpointPath.", e);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw new InvalidOperationException($"The checkpoint {path} cannot be read ({e.Message}): make it readable, or set a different Training.CheckpointPath.", e);
        }
    }

    /// <summary>The digest of everything after the digest itself.</summary>
    private static byte[] Digest(Stream stream)
    {
        stream.Position = Math.Min(stream.Length, SHA256.HashSizeInBytes);
        return SHA256.HashData(stream);
    }
}
