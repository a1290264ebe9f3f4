using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>How transformers that predict are saved and loaded: the column of features first, then the model.</summary>
internal static class SavedPrediction
{
    public const string Anomaly = "AnomalyPredictionTransformer";
    public const string Binary = "BinaryPredictionTransformer";
    public const string Multiclass = "MulticlassPredictionTransformer";
    public const string Regression = "RegressionPredictionTransformer";

    public static void Save(ModelSaveContext ctx, string signature, string featureName, DataViewType featureType)
    {
        ctx.SetLoader(signature);
        ctx.Writer.Write(featureName);
        TypeCodec.Write(ctx.Writer, featureType);
    }

    public static ITransformer LoadAnomaly(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (name, type) = Feature(ctx);
        return new AnomalyPredictionTransformer<PcaModelParameters>(env, PcaModelParameters.Read(ctx.Reader), name, type);
    }

    public static ITransformer LoadBinary(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (name, type) = Feature(ctx);
        var model = new CalibratedLinearModel(LinearBinaryModelParameters.Read(ctx.Reader));
        return new BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>(env, model, name, type);
    }

    public static ITransformer LoadMulticlass(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (name, type) = Feature(ctx);
        var model = MaximumEntropyModelParameters.Read(ctx.Reader);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(env, model, name, type, MulticlassLabels.Load(ctx.Reader));
    }

    public static ITransformer LoadRegression(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (name, type) = Feature(ctx);
        return new RegressionPredictionTransformer<LinearRegressionModelParameters>(env, LinearRegressionModelParameters.Read(ctx.Reader), name, type);
    }

    private static (string Name, DataViewType Type) Feature(ModelLoadContext ctx) => (ctx.Reader.ReadString(), TypeCodec.Read(ctx.Reader));
}
