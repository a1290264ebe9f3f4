namespace Generation;

/// <summary>The examples, by the name of the kind, with the epochs that show what it is good for: on 8×8 digits and on MNIST.</summary>
public static class AllSheets
{
    public static IReadOnlyDictionary<string, (Action<DigitSheets, int> Write, int Epochs, int MnistEpochs)> ByName { get; } =
        new Dictionary<string, (Action<DigitSheets, int>, int, int)>
        {
            ["plain"] = (PlainSheets.Write, 100, 10),
            ["variational"] = (VariationalSheets.Write, 300, 30),
            ["adversarial"] = (AdversarialSheets.Write, 300, 30),
            ["convolutional"] = (ConvolutionalSheets.Write, 100, 10),
            ["stochastic"] = (StochasticSheets.Write, 100, 10),
        };
}
