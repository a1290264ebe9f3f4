using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The shape of a row: a vector, [size], or feature maps, [channels, height, width].</summary>
internal sealed record RowShape
{
    private readonly long[] _dimensions;

    private RowShape(params long[] dimensions) => _dimensions = dimensions;

    /// <summary>The number of values.</summary>
    public int Size => (int)_dimensions.Aggregate(1L, (size, dimension) => checked(size * dimension));

    public bool IsFlat => _dimensions.Length == 1;

    public int Channels => (int)_dimensions[0];

    /// <summary>The height of feature maps; 1 for a vector.</summary>
    public int Height => IsFlat ? 1 : (int)_dimensions[1];

    /// <summary>The width of feature maps; 1 for a vector.</summary>
    public int Width => IsFlat ? 1 : (int)_dimensions[2];

    public static RowShape Flat(long size) => new(size);

    public static RowShape Maps(long channels, long height, long width) => new(channels, height, width);

    /// <summary>The same values as a vector.</summary>
    public RowShape Flattened => IsFlat ? this : Flat(Size);

    /// <summary>Twice as many channels, or values of a vector: two rows of this shape one after the other.</summary>
    public RowShape Doubled => new([2 * _dimensions[0], .. _dimensions[1..]]);

    /// <summary>The same values in this shape, [rows, ...]: the tensor itself if it has it already.</summary>
    public Tensor Of(Tensor rows) => rows.shape.Length == _dimensions.Length + 1 ? rows : rows.reshape([rows.shape[0], .. _dimensions]);

    /// <summary>Adds the change from another shape to this one to a graph, if there is any.</summary>
    /// <returns>The name of the resulting tensor.</returns>
    public string Export(GraphBuilder graph, string name, string input, RowShape from) =>
        // A dimension of 0 is that of the input.
        _dimensions.Length == from._dimensions.Length ? input : graph.Node("Reshape", name, [input, graph.Int64s(name + "/shape", [0, .. _dimensions])]);

    public bool Equals(RowShape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    public override int GetHashCode() => HashCode.Combine(Channels, Height, Width);

    public override string ToString() => string.Join('×', _dimensions);
}
