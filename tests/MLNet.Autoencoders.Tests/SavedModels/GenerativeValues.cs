namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Rows, what a <see cref="GenerativeModel"/> made of them when it was saved, and what it generated.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Codes">Their codes.</param>
/// <param name="Reconstructions">Their reconstructions.</param>
/// <param name="Errors">Their errors.</param>
/// <param name="Generated">The first rows that seed 5 generates; null without a prior.</param>
/// <param name="Nats">The log-likelihoods, of 20 samples with seed 5; null without a posterior.</param>
/// <param name="Chain">The first step of the chain with seed 5 from the first row; null without a chain.</param>
internal sealed record GenerativeValues(
    float[][] Rows, float[][] Codes, float[][] Reconstructions, float[] Errors, float[][]? Generated, float[]? Nats, float[][]? Chain)
{
    private const int Seed = 5;

    public static GenerativeValues Of(AutoencoderTransformer model, float[][] rows) => new(
        rows,
        model.Encode(rows),
        model.Reconstruct(rows),
        model.ReconstructionErrors(rows),
        model.Description.Prior is null ? null : model.Generate(3, Seed),
        model.Description.CodeDeviationTensorName is null ? null : model.EstimateLogLikelihood(rows, Seed, samples: 20),
        model.Description.Chain is null ? null : model.GenerateChain(1, Seed, burnIn: 0, start: rows[0]));
}
