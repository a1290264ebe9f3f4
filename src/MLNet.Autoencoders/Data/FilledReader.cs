namespace MLNet.Autoencoders.Data;

/// <summary>Fills the missing values of the batches of another reader.</summary>
internal sealed class FilledReader(BatchReader batches, MissingFilling filling) : BatchReader
{
    public override Batch? Next() => batches.Next() is { } batch ? filling.Fill(batch.Rows) : null;

    public override void Dispose() => batches.Dispose();
}
