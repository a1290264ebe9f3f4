using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "CopyTransform";

    internal ColumnCopyingTransformer(IHostEnvironment env, (string Output, string Input)[] columns)
        : base(env.Register(nameof(ColumnCopyingTransformer)), columns) { }

    internal static ColumnCopyingTransformer Load(IHostEnvironment env, ModelLoadContext ctx) => new(env, LoadColumns(ctx));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
        => new(output, input.Type, input.Annotations);

    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input) => RowGetters.Get(row, input);
}
