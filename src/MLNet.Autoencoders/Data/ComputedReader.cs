using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Applies a function to the batches of another reader.</summary>
internal sealed class ComputedReader(BatchReader batches, RowFunction function) : BatchReader
{
    public override Batch? Next()
    {
        using var noGradients = no_grad();
        return batches.Next() is { } batch ? new Batch(function.Apply(batch)) : null;
    }

    public override void Dispose() => batches.Dispose();
}
