using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition inputDefinition,
        SchemaDefinition outputDefinition, bool ownsTransformer)
        : base(transformer, ignoreMissingColumns, inputDefinition, outputDefinition, ownsTransformer) { }

    public override void Predict(TSrc example, ref TDst prediction)
    {
        InputRow.Set(Check.Value(example, nameof(example)));
        prediction ??= new TDst();
        Filler.Fill(prediction);
    }
}
