using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class TransformerChainLoader
{
    public const string Signature = "TransformerChain";

    public static void Save(ModelSaveContext ctx, ITransformer[] transformers, TransformerScope[] scopes)
    {
        ctx.SetLoader(Signature);
        ctx.Writer.Write(transformers.Length);
        for (int i = 0; i < transformers.Length; i++)
        {
            ctx.Writer.Write((int)scopes[i]);
            ctx.SaveModel(transformers[i], LinkName(i));
        }
    }

    public static ITransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        int count = ctx.Reader.ReadInt32();
        if (count < 0 || count > ctx.Reader.BaseStream.Length) throw Errors.Decode($"a chain of {count} transformers.");
        var scopes = new TransformerScope[count];
        var transformers = new ITransformer[count];
        for (int i = 0; i < count; i++)
        {
            scopes[i] = (TransformerScope)ctx.Reader.ReadInt32();
            transformers[i] = ctx.LoadModel(env, LinkName(i));
        }
        return new TransformerChain<ITransformer>(transformers, scopes);
    }

    private static string LinkName(int index) => $"Transform_{index:000}";
}
