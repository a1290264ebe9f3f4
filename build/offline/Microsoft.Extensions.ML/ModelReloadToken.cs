using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ML;

public class ModelReloadToken : IChangeToken
{
    private readonly CancellationTokenSource _source = new();

    public bool ActiveChangeCallbacks => true;

    public bool HasChanged => _source.IsCancellationRequested;

    public IDisposable RegisterChangeCallback(Action<object> callback, object state) => _source.Token.Register(callback, state);

    public void OnReload() => _source.Cancel();
}
