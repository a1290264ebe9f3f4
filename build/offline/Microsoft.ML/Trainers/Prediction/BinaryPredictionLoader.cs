using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

internal static class BinaryPredictionLoader
{
    public const string Signature = "BinaryPredictionTransformer";

    public static void Save(ModelSaveContext ctx, LinearBinaryModelParameters model, string featureName, DataViewType featureType)
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
        var model = new CalibratedLinearModel(LinearBinaryModelParameters.Read(ctx.Reader));
        return new BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>(env, model, featureName, featureType);
    }
}
