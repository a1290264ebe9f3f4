using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Hands out a function of other batches.</summary>
internal sealed class ComputedReader(BatchReader batches, RowFunction function) : BatchReader
{
    public override Tensor? Next()
    {
        using var noGradients = no_grad();
        return batches.Next() is { } batch ? function.Apply(batch) : null;
    }

    public override void Dispose() => batches.Dispose();
}
