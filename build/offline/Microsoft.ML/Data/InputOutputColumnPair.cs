namespace Microsoft.ML;

public sealed class InputOutputColumnPair
{
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        OutputColumnName = Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    public string InputColumnName { get; }
    public string OutputColumnName { get; }

    internal static (string Output, string Input)[] ToTuples(InputOutputColumnPair[] pairs)
        => [.. Check.Value(pairs, nameof(pairs)).Select(p => (p.OutputColumnName, p.InputColumnName))];
}
