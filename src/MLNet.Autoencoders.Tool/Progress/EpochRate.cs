using System.Globalization;

namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>How fast epochs follow each other, and how long those to come will take.</summary>
internal sealed class EpochRate
{
    private (int Phase, int Epoch) _last = (-1, 0);
    private int _firstEpoch;

    /// <summary>Takes note of an epoch.</summary>
    /// <returns>For example <c>3.4 epochs/s, 12 s left</c>.</returns>
    public string After(TrainingProgress progress)
    {
        int epoch = progress.Record.Epoch;
        // A fit that goes on from a checkpoint does not begin with the first epoch.
        if (progress.Phase != _last.Phase || epoch <= _last.Epoch)
            _firstEpoch = epoch;
        _last = (progress.Phase, epoch);
        double seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-3) / (epoch - _firstEpoch + 1);
        string rate = seconds <= 1 ? Text($"{1 / seconds:G3} epochs/s") : Text($"{seconds:G3} s/epoch");
        return $"{rate}, {TimeLeft.Of(seconds * Math.Max(0, progress.Epochs - epoch))}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
