namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    public VectorTypeAttribute() { }

    public VectorTypeAttribute(int size)
    {
        Check.Param(size >= 0, nameof(size), "Should be non-negative number");
        Dimensions = [size];
    }

    public VectorTypeAttribute(params int[] dimensions)
    {
        Check.Param(Check.Value(dimensions, nameof(dimensions)).All(d => d >= 0), nameof(dimensions), "Should be non-negative numbers");
        Dimensions = dimensions;
    }

    internal int[] Dimensions { get; } = [0];
}
