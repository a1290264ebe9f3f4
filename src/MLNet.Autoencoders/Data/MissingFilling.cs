using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Puts the means of features in the place of missing values, which are NaN, and notes where.</summary>
/// <param name="means">The mean of each feature over the training rows, in scaled units.</param>
internal sealed class MissingFilling(float[] means)
{
    public IReadOnlyList<float> Means => means;

    /// <param name="batch">Rows in scaled units.</param>
    public Batch Fill(Batch batch)
    {
        var rows = batch.Rows;
        var missing = rows.isnan();
        return batch with { Rows = where(missing, tensor(means, rows.dtype, rows.device), rows), Missing = missing.to(rows.dtype) };
    }
}
