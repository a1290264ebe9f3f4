namespace Microsoft.ML.Transforms;

public abstract class KernelBase
{
    internal KernelBase() { }
}
