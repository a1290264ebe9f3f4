using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Serving;

/// <summary>Model zips whose answers are known without computing them.</summary>
internal static class ServedZip
{
    public const int Size = 3;

    /// <summary>Saves an autoencoder whose codes are its rows plus a number.</summary>
    public static void SaveCodes(string path, float plus = 0, int size = Size)
    {
        var ml = new MLContext();
        using var model = (HandMadeModel.Identity(size) with { CodeBias = [.. Enumerable.Repeat(plus, size)] }).Create();
        ml.SaveAtomically(model, Sample.View(ml, [new float[size]]).Schema, path);
    }

    /// <summary>Saves a detector whose scores are the sums of squares, with the threshold 10.</summary>
    public static void SaveDetector(string path)
    {
        var ml = new MLContext();
        var detector = new HandMadeDetector { Size = Size };
        using var model = detector.Create();
        ml.SaveAtomically(model, detector.View(ml, [new float[Size]]).Schema, path);
    }
}
