using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

internal static class AnomalyPredictionLoader
{
    public const string Signature = "AnomalyPredictionTransformer";

    public static void Save(ModelSaveContext ctx, PcaModelParameters model, string featureName, DataViewType featureType)
    {
        ctx.SetLoader(Signature);
        ctx.Writer.Write(featureName);
        TypeCodec.Write(ctx.Writer, featureType);
        model.Write(ctx.Writer);
    }

    public static ITransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        string featureName = ctx.Reader.ReadString();
        var featureType = TypeCodec.Read(ctx.Reader);
        return new AnomalyPredictionTransformer<PcaModelParameters>(env, PcaModelParameters.Read(ctx.Reader), featureName, featureType);
    }
}
