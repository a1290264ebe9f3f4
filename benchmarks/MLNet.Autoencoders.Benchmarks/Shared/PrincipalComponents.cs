using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>ML.NET's principal components of rows, to compare codes with.</summary>
internal static class PrincipalComponents
{
    public static (LabelledRows Train, LabelledRows Test) Of(LabelledRows train, LabelledRows test, int rank)
    {
        var ml = new MLContext(seed: 1);
        var pca = ml.Transforms.ProjectToPrincipalComponents("Codes", "Features", rank: rank, overSampling: rank, seed: 1)
            .Fit(BenchmarkContext.View(ml, train.Rows));
        LabelledRows Project(LabelledRows rows) =>
            rows.With([.. pca.Transform(BenchmarkContext.View(ml, rows.Rows)).GetColumn<float[]>("Codes")]);
        return (Project(train), Project(test));
    }
}
