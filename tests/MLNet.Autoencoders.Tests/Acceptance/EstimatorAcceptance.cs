using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>What every estimator owes its users, in the manner of ML.NET's own test of estimators.</summary>
internal static class EstimatorAcceptance
{
    /// <param name="make">Makes the estimator, from Features to Codes, with a seed.</param>
    public static void Check(Func<MLContext, int, AutoencoderEstimator> make)
    {
        var ml = new MLContext(seed: 1);
        var view = LabelledSample.View(ml, Fitted.Rows);
        var estimator = make(ml, 1);
        CheckInvalidInputIsRefused(estimator, ml);
        using var model = estimator.Fit(view);
        CheckPromiseIsKept(estimator, model, view);
        CheckInvalidInputIsRefused(model, ml);
        ScoringAcceptance.Check(model, ml);
        CheckItLearned(model);
        CheckItRepeats(make, model, view);
    }

    private static void CheckInvalidInputIsRefused(AutoencoderEstimator estimator, MLContext ml)
    {
        foreach (var (view, message) in InvalidInputs.Of(ml))
        {
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(view)).Message, StringComparison.Ordinal);
            Assert.ThrowsAny<ArgumentException>(() => estimator.GetOutputSchema(SchemaSpy.Of(view)));
        }
    }

    private static void CheckInvalidInputIsRefused(AutoencoderTransformer model, MLContext ml)
    {
        var otherSize = (LabelledSample.View(ml, Sample.Rows(3, Fitted.Size + 1)), $"expected vector of {Fitted.Size} Singles, got Vector<Single, {Fitted.Size + 1}>");
        foreach (var (view, message) in InvalidInputs.Of(ml).Append(otherSize))
        {
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(view)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => model.GetOutputSchema(view.Schema));
            Assert.Throws<ArgumentOutOfRangeException>(() => model.GetRowToRowMapper(view.Schema));
        }
    }

    private static void CheckPromiseIsKept(AutoencoderEstimator estimator, AutoencoderTransformer model, IDataView view)
    {
        var came = model.Transform(view).Schema.Where(c => !c.IsHidden).ToList();
        var promised = estimator.GetOutputSchema(SchemaSpy.Of(view)).ToList();
        Assert.Equal(came.Select(c => c.Name).Order(StringComparer.Ordinal), promised.Select(c => c.Name).Order(StringComparer.Ordinal));
        foreach (var column in promised)
        {
            var type = came.Single(c => c.Name == column.Name).Type;
            Assert.Equal(type is VectorDataViewType vector ? vector.ItemType.RawType : type.RawType, column.ItemType.RawType);
            Assert.Equal(type is KeyDataViewType, column.IsKey);
            Assert.Equal(type is VectorDataViewType ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.Scalar, column.Kind);
        }
        Assert.Equal(SmallModel.Describe(came), SmallModel.Describe(model.GetOutputSchema(view.Schema)));
        Assert.Equal(SmallModel.Describe(came), SmallModel.Describe(model.GetRowToRowMapper(view.Schema).OutputSchema));
    }

    private static void CheckItLearned(AutoencoderTransformer model)
    {
        using var initial = Fitted.Initial(model, Fitted.Rows);
        var (before, after) = (Fitted.Parameters(initial), Fitted.Parameters(model));
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, p => Assert.True(Fitted.LargestDifference(p.Value, after[p.Key]) > 1e-9, p.Key + " did not move"));
        Assert.All(after.Values.SelectMany(v => v), v => Assert.True(float.IsFinite(v)));

        // Of few rectified units all may be 0 for many rows, which then share a code; if they began unluckily, for nearly all.
        const int Few = 5;
        var codes = model.Encode(Fitted.Rows);
        if (codes.Count(c => c.Any(v => v != 0)) <= Few)
        {
            Assert.Contains("\"codeActivation\":\"Relu\"", model.Description.Options, StringComparison.Ordinal);
            return;
        }
        int[] shared = [.. codes.GroupBy(c => string.Join(' ', c)).Select(g => g.Count()).OrderDescending()];
        int others = shared.Skip(1).Sum();
        Assert.True(shared.Length > Math.Max(others / 2, Few), $"There are {shared.Length} codes for {Fitted.Rows.Length} rows.");
    }

    private static void CheckItRepeats(Func<MLContext, int, AutoencoderEstimator> make, AutoencoderTransformer model, IDataView view)
    {
        using var again = make(new MLContext(seed: 2), 1).Fit(view);
        Assert.Equal(Fitted.Onnx(model), Fitted.Onnx(again));
        using var other = make(new MLContext(seed: 1), 2).Fit(view);
        Assert.NotEqual(Fitted.Parameters(model).Values.First(), Fitted.Parameters(other).Values.First());
        // Where units began unluckily, codes may all be 0, or reconstructions all the mean of the rows; not both.
        Assert.NotEqual(Outputs(model), Outputs(other));
    }

    private static float[][] Outputs(AutoencoderTransformer model) => [.. model.Encode(Fitted.Rows), .. model.Reconstruct(Fitted.Rows)];
}
