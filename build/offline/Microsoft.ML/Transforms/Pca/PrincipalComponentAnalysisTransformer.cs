using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class PrincipalComponentAnalysisTransformer : OneToOneTransformerBase
{
    internal const string Signature = "PcaTransform";

    private readonly PrincipalComponents _components;

    internal PrincipalComponentAnalysisTransformer(IHostEnvironment env, string output, string input, PrincipalComponents components)
        : base(env.Register(nameof(PrincipalComponentAnalysisTransformer)), [(output, input)]) => _components = components;

    internal static PrincipalComponentAnalysisTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (output, input) = LoadColumns(ctx)[0];
        return new(env, output, input, PrincipalComponents.Load(ctx.Reader));
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(Signature);
        SaveColumns(ctx);
        _components.Save(ctx.Writer);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, string output, DataViewSchema.Column input)
    {
        if (input.Type is not VectorDataViewType vector || vector.ItemType != NumberDataViewType.Single || vector.Size != _components.Size)
            throw Errors.SchemaMismatch("inputSchema", "input", input.Name, new VectorDataViewType(NumberDataViewType.Single, _components.Size).ToString(), input.Type.ToString());
        return new(output, new VectorDataViewType(NumberDataViewType.Single, _components.Rank));
    }

    private protected override Delegate MakeGetter(DataViewRow row, int index, DataViewSchema.Column input)
    {
        var read = row.GetGetter<VBuffer<float>>(input);
        VBuffer<float> source = default;
        float[] dense = new float[_components.Size];
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            read(ref source);
            source.CopyTo(dense);
            var editor = VBufferEditor.Create(ref value, _components.Rank);
            _components.Project(dense, editor.Values);
            value = editor.Commit();
        });
    }
}
