using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>How a checkpoint stores epochs and tensors.</summary>
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
        }
    }

    public static IEnumerable<EpochRecord> ReadEpochs(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        for (int epoch = 1; epoch <= count; epoch++)
        {
            double training = reader.ReadDouble(), validation = reader.ReadDouble(), rate = reader.ReadDouble();
            yield return new EpochRecord(epoch, training, double.IsNaN(validation) ? null : validation, rate);
        }
    }

    public static void Write(BinaryWriter writer, Tensor values)
    {
        using var scope = NewDisposeScope();
        writer.Write(values.detach().cpu().contiguous().bytes);
    }

    public static void Read(BinaryReader reader, Tensor values)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var read = empty(values.shape, values.dtype, CPU);
        reader.BaseStream.ReadExactly(read.bytes);
        values.copy_(read);
    }
}
