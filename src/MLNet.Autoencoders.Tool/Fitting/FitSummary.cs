using System.Globalization;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>What came of a fit, as names and values.</summary>
internal static class FitSummary
{
    public static IEnumerable<(string Name, string Value)> Of(AutoencoderDescription description, TimeSpan? time = null)
    {
        var history = description.History;
        yield return ("rows", Text($"{history.TrainingRows:N0} to learn from, {history.ValidationRows:N0} held out"));
        yield return ("features", Text($"{description.InputSize:N0}"));
        yield return ("values in a code", Text($"{description.CodingSize:N0}"));
        if (history.BestEpoch > 0)
        {
            yield return ("epochs", Text($"{history.Epochs.Count}, kept {history.BestEpoch}, ended by {history.StopReason}"));
            yield return ("training loss", Text($"{history.Best.TrainingLoss:G5}"));
            if (history.Best.ValidationLoss is { } validation)
                yield return ("held-out loss", Text($"{validation:G5}"));
        }
        if (description.AnomalyThreshold is { } threshold)
            yield return ("threshold", Text($"{threshold:G5}"));
        yield return ("seed", Text($"{history.Seed}"));
        if (history.Threads is { } threads)
            yield return ("threads", Text($"{threads}"));
        if (time is { } taken)
            yield return ("time", Text($"{taken.TotalSeconds:F1} s"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
