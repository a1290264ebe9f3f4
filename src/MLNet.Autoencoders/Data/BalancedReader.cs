using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Puts labelled rows, drawn in turn, in front of each batch of unlabelled rows.</summary>
/// <param name="unlabelled">The unlabelled rows, in batches of their part.</param>
/// <param name="labelled">The labelled rows.</param>
/// <param name="balance">The numbers of both in a batch.</param>
internal sealed class BalancedReader(BatchReader unlabelled, RowDraws labelled, BatchBalance balance) : BatchReader
{
    public override Batch? Next()
    {
        if (unlabelled.Next() is not { } rest)
            return null;
        // Where the last batch is smaller, both parts are.
        long count = Math.Max(1, (long)Math.Round((double)balance.Labelled * rest.Count / balance.Unlabelled));
        return cat([labelled.Draw(count), rest.Rows]);
    }

    public override void Dispose()
    {
        unlabelled.Dispose();
        labelled.Dispose();
    }
}
