namespace Microsoft.ML.Runtime;

/// <summary>Progress goes nowhere, as under the real MLContext: only its console environment prints it.</summary>
internal sealed class SilentProgressChannel : IProgressChannel
{
    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel();
    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction) { }
    public void Checkpoint(params double?[] values) { }
    public void Dispose() { }
}
