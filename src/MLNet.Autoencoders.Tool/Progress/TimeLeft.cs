using System.Globalization;

namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>How long something will take yet, in words.</summary>
internal static class TimeLeft
{
    public static string Of(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return time.TotalSeconds < 60 ? Text($"{time.Seconds} s left")
            : time.TotalMinutes < 60 ? Text($"{time.Minutes} min {time.Seconds} s left")
            : Text($"{Math.Floor(time.TotalHours)} h {time.Minutes} min left");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
