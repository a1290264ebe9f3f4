namespace Microsoft.ML.Runtime;

/// <summary>A pipe nobody listens to.</summary>
internal sealed class SilentPipe<TMessage>(string name) : IPipe<TMessage>
{
    public string ContextDescription => name;
    public void Send(TMessage msg) { }
    public TException Process<TException>(TException ex) where TException : Exception => ex;
    public void Dispose() { }
}
