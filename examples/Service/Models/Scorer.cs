using Microsoft.Extensions.ML;
using Service.Requests;

namespace Service.Models;

/// <summary>Scores the rows of a request: one through a pooled prediction engine, many as a batch.</summary>
public sealed class Scorer<TPrediction>(ModelFile<TPrediction> file, PredictionEnginePool<FeatureRow, TPrediction> engines)
    where TPrediction : class, new()
{
    /// <summary>What the model takes.</summary>
    public ModelInput Input => file.Input;

    /// <exception cref="BadRowsException">The model does not take these rows.</exception>
    public IReadOnlyList<TPrediction> Score(IReadOnlyList<float[]> rows)
    {
        while (true)
        {
            using var shared = file.Use();
            RowsCheck.Check(rows, shared.Model.Input);
            if (rows.Count != 1)
                return shared.Model.Score(rows);
            var engine = engines.GetPredictionEngine();
            // The pool takes engines back that were rented before the model was replaced: they do not go back once more.
            if (!shared.Model.IsBehind(engine))
                continue;
            try
            {
                return [engine.Predict(new FeatureRow { Values = rows[0] })];
            }
            finally
            {
                engines.ReturnPredictionEngine(engine);
            }
        }
    }
}
