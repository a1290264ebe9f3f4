using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Export;

/// <summary>The largest values of a code's maps in squares, as a further output of the graph.</summary>
internal sealed class CodePooling(RowShape code, int size, int stride)
{
    public RowShape OutputShape { get; } = RowShape.Maps(code.Channels, ((code.Height - size) / stride) + 1, ((code.Width - size) / stride) + 1);

    /// <param name="architecture">The architecture, settled for the rows.</param>
    /// <returns>The pooling; null if the code has no maps, or none as large as the squares.</returns>
    public static CodePooling? Of(Architecture architecture) =>
        architecture is ConvolutionalArchitecture { CodeShape: { } code } maps && maps.CodePoolingSize <= Math.Min(code.Height, code.Width)
            ? new CodePooling(code, maps.CodePoolingSize, maps.CodePoolingStride)
            : null;

    /// <summary>Adds the pooling of codes to a graph, and returns the name of the pooled tensor.</summary>
    public string Export(GraphBuilder graph, string codes)
    {
        const string Name = GraphBuilder.Prefix + "pooled/";
        string maps = code.Export(graph, Name + "maps", codes, code.Flattened);
        string pooled = graph.Node("MaxPool", Name + "largest", [maps], ("kernel_shape", new long[] { size, size }), ("strides", new long[] { stride, stride }));
        return OutputShape.Flattened.Export(graph, Name + "flat", pooled, OutputShape);
    }
}
