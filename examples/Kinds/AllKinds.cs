namespace Kinds;

/// <summary>The examples, by the name of the kind, with the epochs that show what it is good for.</summary>
public static class AllKinds
{
    public static IReadOnlyDictionary<string, (Action<int> Run, int Epochs)> ByName { get; } = new Dictionary<string, (Action<int>, int)>
    {
        ["deep"] = (DeepExample.Run, 100),
        ["layerwise"] = (LayerwiseExample.Run, 50),
        ["denoising"] = (DenoisingExample.Run, 100),
        ["sparse"] = (SparseExample.Run, 100),
        ["contractive"] = (ContractiveExample.Run, 200),
        ["adversarial"] = (AdversarialExample.Run, 200),
        ["variational"] = (VariationalExample.Run, 200),
        ["winner-take-all"] = (WinnerTakeAllExample.Run, 100),
        ["convolutional"] = (ConvolutionalExample.Run, 100),
    };
}
