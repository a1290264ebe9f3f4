using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ExpressionTransformer : RowToRowTransformerBase
{
    public const string LoaderSignature = "ExprTransform";

    private readonly string _output;
    private readonly string _expression;
    private readonly string _input;
    private readonly Func<float, bool> _function;

    internal ExpressionTransformer(IHostEnvironment env, string output, string expression, string input)
        : base(env.Register(nameof(ExpressionTransformer)))
    {
        _output = output;
        _expression = expression;
        _input = input;
        _function = LambdaParser.Parse(expression);
    }

    internal static ExpressionTransformer Load(IHostEnvironment env, ModelLoadContext ctx)
        => new(env, ctx.Reader.ReadString(), ctx.Reader.ReadString(), ctx.Reader.ReadString());

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderSignature);
        ctx.Writer.Write(_output);
        ctx.Writer.Write(_expression);
        ctx.Writer.Write(_input);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var input = schema.GetColumnOrNull(_input) ?? throw Errors.MissingColumn("inputSchema", "input", _input);
        if (input.Type != NumberDataViewType.Single) throw Errors.SchemaMismatch("inputSchema", "input", _input, "Single", input.Type.ToString());
        return new OneToOneMapper([input], [new(_output, BooleanDataViewType.Instance)], (row, _) =>
        {
            var read = row.GetGetter<float>(input);
            float argument = 0;
            return (ValueGetter<bool>)((ref bool value) =>
            {
                read(ref argument);
                value = _function(argument);
            });
        });
    }
}
