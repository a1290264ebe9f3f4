using Microsoft.ML;
using Service.Models;

namespace MLNet.Autoencoders.Tests.Serving;

/// <summary>A model of one value whose batches wait until they may be answered.</summary>
internal sealed class SlowModel(MLContext context) : ServedModel<CodesPrediction>(
    context, new ModelInput("Features", 1, MayBeMissing: false), context.Transforms.CopyColumns("Codes", "Features").Fit(Support.Sample.View(context, [[1]])))
{
    public TaskCompletionSource Asked { get; } = new();

    public TaskCompletionSource MayAnswer { get; } = new();

    public bool IsDisposed { get; private set; }

    public override IReadOnlyList<CodesPrediction> Score(IReadOnlyList<float[]> rows)
    {
        Asked.TrySetResult();
        MayAnswer.Task.Wait();
        return [.. rows.Select(row => new CodesPrediction { Codes = row })];
    }

    public override void Dispose() => IsDisposed = true;
}
