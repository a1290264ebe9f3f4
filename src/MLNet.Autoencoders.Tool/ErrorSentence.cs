using System.Text.RegularExpressions;

namespace MLNet.Autoencoders.Tool;

/// <summary>What an exception says, as one sentence in the words of the command line.</summary>
internal static partial class ErrorSentence
{
    /// <summary>The sentence; null for an exception that is a fault of this program, whose stack is then worth seeing.</summary>
    public static string? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is UserError)
                return e.Message;
        }
        return exception is ArgumentException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or NotSupportedException or OutOfMemoryException
            ? Options.OptionNames.InWords(OneLine(exception.Message))
            : null;
    }

    private static string OneLine(string message)
    {
        string[] lines = Parameter().Replace(message, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length < 2 ? lines.FirstOrDefault(message) : $"{lines[0]} {string.Join("; ", lines[1..])}";
    }

    /// <summary>What .NET puts behind the messages of arguments.</summary>
    [GeneratedRegex(@"\s*\(Parameter '[^']*'\)(\s*Actual value was .*)?")]
    private static partial Regex Parameter();
}
