using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>Writes and reads the epochs and tensors of a checkpoint.</summary>
internal static class CheckpointFormat
{
    public static void Write(BinaryWriter writer, IReadOnlyList<EpochRecord> epochs)
    {
        writer.Write(epochs.Count);
        foreach (var epoch in epochs)
        {
            writer.Write(epoch.TrainingLoss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
            writer.Write(epoch.LearningRate);
            writer.Write(epoch.Parts?.Count ?? 0);
            foreach (var part in epoch.Parts ?? [])
            {
                writer.Write(part.Name);
                writer.Write(part.Value);
            }
        }
    }

    public static IEnumerable<EpochRecord> ReadEpochs(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        for (int epoch = 1; epoch <= count; epoch++)
        {
            double training = reader.ReadDouble(), validation = reader.ReadDouble(), rate = reader.ReadDouble();
            yield return new EpochRecord(epoch, training, double.IsNaN(validation) ? null : validation, rate) { Parts = ReadParts(reader) };
        }
    }

    public static void Write(BinaryWriter writer, Tensor values)
    {
        using var scope = NewDisposeScope();
        foreach (var part in ByteBlocks.Split(values.detach().cpu().contiguous().view(-1)))
            writer.Write(part.bytes);
    }

    public static void Read(BinaryReader reader, Tensor values)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var read = empty(values.shape, values.dtype, CPU);
        foreach (var part in ByteBlocks.Split(read.view(-1)))
            reader.BaseStream.ReadExactly(part.bytes);
        values.copy_(read);
    }

    private static LossPart[]? ReadParts(BinaryReader reader)
    {
        var parts = new LossPart[reader.ReadInt32()];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = new LossPart(reader.ReadString(), reader.ReadDouble());
        return parts.Length == 0 ? null : parts;
    }
}
