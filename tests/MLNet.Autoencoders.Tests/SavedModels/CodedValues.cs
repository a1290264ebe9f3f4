namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Rows, and what a <see cref="CodedModel"/> made of them when it was saved.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Codes">Their codes.</param>
/// <param name="Reconstructions">Their reconstructions.</param>
/// <param name="Compressed">The rows in few bytes; null if codes are not rounded.</param>
/// <param name="LabelScores">The outputs of the head that learned the label; null without labels.</param>
internal sealed record CodedValues(float[][] Rows, float[][] Codes, float[][] Reconstructions, byte[]? Compressed, float[][]? LabelScores)
{
    public static CodedValues Of(AutoencoderTransformer model, float[][] rows) => new(
        rows,
        model.Encode(rows),
        model.Reconstruct(rows),
        model.Description.Quantization is null ? null : model.Compress(rows),
        model.Description.LabelScoreTensorName is { } scores ? model.Compute(rows, [scores])[0] : null);
}
