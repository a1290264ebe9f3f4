namespace MLNet.Autoencoders.Tool;

/// <summary>What a run of the tool has around it: where it reads and writes, and who may interrupt it.</summary>
/// <param name="In">Rows, for a data file named <c>-</c>.</param>
/// <param name="Out">Results and progress.</param>
/// <param name="Error">What went wrong, and remarks.</param>
/// <param name="IsTerminal">Whether somebody watches <paramref name="Out"/>, so that progress is drawn rather than written.</param>
/// <param name="ErrorIsTerminal">Whether somebody watches <paramref name="Error"/>.</param>
/// <param name="Cancellation">Is cancelled by Ctrl-C.</param>
internal sealed record Session(TextReader In, TextWriter Out, TextWriter Error, bool IsTerminal, bool ErrorIsTerminal, CancellationToken Cancellation);
