using Microsoft.ML;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Defaults;

/// <summary>A catalog method with no settings but a seed.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="CountsForWins">Whether its codes should be no worse than raw features; otherwise no worse than as many principal components.</param>
/// <param name="Create">The call.</param>
internal sealed record DefaultsMethod(string Name, bool CountsForWins, Func<TransformsCatalog, AutoencoderEstimator> Create)
{
    public static IReadOnlyList<DefaultsMethod> All { get; } =
    [
        new("plain", CountsForWins: false, c => c.Autoencode("Codes", "Features", seed: 1)),
        new("denoising", CountsForWins: true, c => c.AutoencodeDenoising("Codes", "Features", seed: 1)),
        new("kl", CountsForWins: true, c => c.AutoencodeSparse("Codes", "Features", seed: 1)),
        new("k-sparse", CountsForWins: true, c => c.AutoencodeSparse("Codes", "Features", sparsity: new KSparsity(), seed: 1)),
        new("contractive", CountsForWins: true, c => c.AutoencodeContractive("Codes", "Features", seed: 1)),
        new("winner-take-all", CountsForWins: true, c => c.AutoencodeWinnerTakeAll("Codes", "Features", seed: 1)),
    ];

    /// <summary>Fits to the training rows, and encodes all.</summary>
    public (LabelledRows Train, LabelledRows Test) Encode(DefaultsData data)
    {
        var ml = new MLContext(seed: 1);
        using var encoder = Create(ml.Transforms).Fit(BenchmarkContext.View(ml, data.Train.Rows));
        return (data.Train.With(encoder.Encode(data.Train.Rows)), data.Test.With(encoder.Encode(data.Test.Rows)));
    }
}
