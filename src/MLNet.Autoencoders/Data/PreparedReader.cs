using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Prepares the batches of another reader, whose rows are as they are stored.</summary>
internal sealed class PreparedReader(BatchReader batches, Func<Tensor, Batch> prepare) : BatchReader
{
    public override Batch? Next() => batches.Next() is { } batch ? prepare(batch.Rows) : null;

    public override void Dispose() => batches.Dispose();
}
