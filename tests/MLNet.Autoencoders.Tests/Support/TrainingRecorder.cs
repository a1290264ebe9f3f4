namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Keeps what is reported, at once and in the reporting thread, and cancels after an epoch if asked to.</summary>
internal sealed class TrainingRecorder(int? cancelAfter = null) : IProgress<TrainingProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public List<TrainingProgress> Reports { get; } = [];

    public CancellationToken Token => _cancellation.Token;

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        if (value.Record.Epoch == cancelAfter)
            _cancellation.Cancel();
    }

    public void Dispose() => _cancellation.Dispose();
}
