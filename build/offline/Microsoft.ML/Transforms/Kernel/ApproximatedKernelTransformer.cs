using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Named by its estimator; there is never one.</summary>
public sealed class ApproximatedKernelTransformer : OneToOneTransformerBase
{
    private ApproximatedKernelTransformer(IHost host, (string Output, string Input)[] columns) : base(host, columns) { }

    private protected override void SaveModel(ModelSaveContext ctx) => throw new NotSupportedException();
    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input) => throw new NotSupportedException();
    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input) => throw new NotSupportedException();
}
