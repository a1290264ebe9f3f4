using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor to be learnt. It takes the handle of the tensor it is made from, which is empty afterwards.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : this(data.with_requires_grad(requires_grad), data.OwningDisposeScope) { }

    private Parameter(Tensor data, DisposeScope scope) : base(data.MoveHandle(), scope) { }
}
