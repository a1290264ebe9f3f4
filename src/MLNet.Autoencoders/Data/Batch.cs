using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Rows that are processed together.</summary>
/// <param name="Rows">The rows, [rows, size], in scaled units; a missing value is the mean of its feature.</param>
/// <param name="Missing">1 for each missing value and 0 for the others, [rows, size]; null if values cannot be missing.</param>
internal sealed record Batch(Tensor Rows, Tensor? Missing = null)
{
    /// <summary>The label of each row, [rows], of which numbers are standardised; NaN if it is missing. Null without supervision.</summary>
    public Tensor? Labels { get; init; }

    public long Count => Rows.shape[0];

    public static implicit operator Batch(Tensor rows) => new(rows);
}
