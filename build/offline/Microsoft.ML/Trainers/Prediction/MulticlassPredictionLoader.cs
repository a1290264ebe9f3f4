using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

internal static class MulticlassPredictionLoader
{
    public const string Signature = "MulticlassPredictionTransformer";

    public static void Save(ModelSaveContext ctx, MaximumEntropyModelParameters model, string featureName, DataViewType featureType, MulticlassLabels labels)
    {
        ctx.SetLoader(Signature);
        ctx.Writer.Write(featureName);
        TypeCodec.Write(ctx.Writer, featureType);
        model.Write(ctx.Writer);
        labels.Save(ctx.Writer);
    }

    public static ITransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        string featureName = ctx.Reader.ReadString();
        var featureType = TypeCodec.Read(ctx.Reader);
        var model = MaximumEntropyModelParameters.Read(ctx.Reader);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(env, model, featureName, featureType, MulticlassLabels.Load(ctx.Reader));
    }
}
