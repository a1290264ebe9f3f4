using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>What rows are turned into before they are handed out.</summary>
/// <param name="Apply">From a batch, [rows, any size], to another with as many rows, [rows, <paramref name="Size"/>].</param>
/// <param name="Size">The number of values a row that come out.</param>
/// <param name="Widest">The largest number of values a row on the way.</param>
internal sealed record RowFunction(Func<Tensor, Tensor> Apply, int Size, int Widest)
{
    /// <summary>Another function behind one, or behind none.</summary>
    public static RowFunction Then(RowFunction? first, Func<Tensor, Tensor> next, int size) => first is null
        ? new RowFunction(next, size, size)
        : new RowFunction(batch => next(first.Apply(batch)), size, Math.Max(first.Widest, size));
}
