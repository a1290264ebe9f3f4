using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>A function that is applied to rows before they are used.</summary>
/// <param name="Apply">Maps a batch, [rows, any size], to another with the same number of rows, [rows, <paramref name="Size"/>].</param>
/// <param name="Size">The number of values in a resulting row.</param>
/// <param name="Widest">The largest number of values in an intermediate row.</param>
internal sealed record RowFunction(Func<Batch, Tensor> Apply, int Size, int Widest)
{
    /// <summary>Appends another function to one, or to none.</summary>
    public static RowFunction Then(RowFunction? first, Func<Batch, Tensor> next, int size) => first is null
        ? new RowFunction(next, size, size)
        : new RowFunction(batch => next(first.Apply(batch)), size, Math.Max(first.Widest, size));
}
