using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Which code reads which model back: built in, nobody registers anything.</summary>
internal static class ModelLoaders
{
    private const string OnnxAssembly = "Microsoft.ML.OnnxTransformer";
    private const string OnnxLoaderClass = "Microsoft.ML.Transforms.Onnx.OnnxTransformerLoader";

    public const string Onnx = "OnnxTransform";

    private static readonly Dictionary<string, Func<IHostEnvironment, ModelLoadContext, ITransformer>> s_loaders = new()
    {
        [TransformerChainLoader.Signature] = TransformerChainLoader.Load,
        [ColumnCopyingTransformer.Signature] = ColumnCopyingTransformer.Load,
        [ColumnSelectingTransformer.Signature] = ColumnSelectingTransformer.Load,
        [ColumnConcatenatingTransformer.Signature] = ColumnConcatenatingTransformer.Load,
        [ValueToKeyMappingTransformer.Signature] = ValueToKeyMappingTransformer.Load,
        [KeyToValueMappingTransformer.Signature] = KeyToValueMappingTransformer.Load,
        [KeyToVectorMappingTransformer.Signature] = KeyToVectorMappingTransformer.Load,
        [TypeConvertingTransformer.Signature] = TypeConvertingTransformer.Load,
        [PrincipalComponentAnalysisTransformer.Signature] = PrincipalComponentAnalysisTransformer.Load,
        [ExpressionTransformer.LoaderSignature] = ExpressionTransformer.Load,
        [SavedPrediction.Multiclass] = SavedPrediction.LoadMulticlass,
        [SavedPrediction.Binary] = SavedPrediction.LoadBinary,
        [SavedPrediction.Regression] = SavedPrediction.LoadRegression,
        [SavedPrediction.Anomaly] = SavedPrediction.LoadAnomaly,
        [Onnx] = LoadOnnx,
    };

    public static Func<IHostEnvironment, ModelLoadContext, ITransformer> Find(string loader)
        => s_loaders.TryGetValue(loader, out var load) ? load : throw Errors.Decode($"this build knows no transformer named '{loader}'.");

    // Microsoft.ML does not reference the assembly: a program without ONNX columns need not have it.
    private static ITransformer LoadOnnx(IHostEnvironment env, ModelLoadContext context)
    {
        Assembly assembly;
        try
        {
            assembly = Assembly.Load(OnnxAssembly);
        }
        catch (FileNotFoundException e)
        {
            throw new InvalidOperationException($"The model holds an ONNX transformer: the program needs the package {OnnxAssembly}.", e);
        }
        var load = assembly.GetType(OnnxLoaderClass, throwOnError: true)
            .GetMethod("Load", BindingFlags.Static | BindingFlags.Public)
            .CreateDelegate<Func<IHostEnvironment, ModelLoadContext, ITransformer>>();
        return load(env, context);
    }
}
