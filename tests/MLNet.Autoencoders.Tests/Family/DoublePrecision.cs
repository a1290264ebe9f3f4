using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Family;

/// <summary>While it is there, networks are built and computed in double precision.</summary>
internal sealed class DoublePrecision : IDisposable
{
    private readonly ScalarType _before = get_default_dtype();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public DoublePrecision() => set_default_dtype(ScalarType.Float64);

    public void Dispose()
    {
        _scope.Dispose();
        set_default_dtype(_before);
    }
}
