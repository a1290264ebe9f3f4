using MLNet.Autoencoders;

namespace Digits;

/// <summary>Prints every so many epochs how the training stands.</summary>
internal sealed class ConsoleProgress(int every) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Record.Epoch == 1 || value.Record.Epoch % every == 0)
            Console.WriteLine(value);
    }
}
