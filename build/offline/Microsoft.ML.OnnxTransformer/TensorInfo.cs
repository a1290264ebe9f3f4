using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>A tensor of the graph: its name, its shape with free dimensions made 1, and its items' type.</summary>
internal sealed class TensorInfo
{
    public TensorInfo(string name, int[] shape, Type elementType, int[] givenShape)
    {
        Name = name;
        if (givenShape is not null)
        {
            bool fits = givenShape.Length == shape.Length && Enumerable.Range(0, shape.Length).All(i => shape[i] <= 0 || givenShape[i] <= 0 || shape[i] == givenShape[i]);
            Check.State(fits, $"The shape [{string.Join(",", givenShape)}] given for the tensor {name} does not fit the model's [{string.Join(",", shape)}].");
            shape = givenShape;
        }
        Shape = [.. shape.Select(d => d <= 0 ? 1 : d)];
        ElementType = elementType;
        ItemType = RawKinds.TypeOrNull(elementType)
            ?? throw new NotSupportedException($"The tensor {name} has items of type {elementType}, for which there is no column type.");
    }

    public string Name { get; }
    public int[] Shape { get; }
    public Type ElementType { get; }
    public PrimitiveDataViewType ItemType { get; }

    public int Length => Shape.Aggregate(1, (size, d) => checked(size * d));

    /// <summary>The column of this tensor: a vector with its dimensions; without dimensions, a scalar.</summary>
    public DataViewType ColumnType => Shape.Length == 0 ? ItemType : new VectorDataViewType(ItemType, Shape);
}
