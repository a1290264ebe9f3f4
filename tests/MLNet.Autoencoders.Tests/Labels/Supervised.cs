using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>Small supervised fits.</summary>
internal static class Supervised
{
    /// <summary>Fits to rows whose labels are given by their place.</summary>
    public static AutoencoderTransformer To(IReadOnlyList<float[]> rows, AutoencoderEstimator.Options options, Action<LabelledSample, int>? label = null, int classes = 3)
    {
        var ml = new MLContext();
        return ml.Transforms.Autoencode("Codes", nameof(LabelledSample.Features), options).Fit(LabelledSample.View(ml, rows, label, classes));
    }

    /// <summary>The outputs of the head for rows, which need no labels.</summary>
    public static float[][] Scores(AutoencoderTransformer model, IReadOnlyList<float[]> rows) =>
        SmallModel.Column(model.Transform(LabelledSample.View(new MLContext(), rows)), "LabelScore");

    /// <summary>Options of a network 12-8-4-8-12 that learns classes.</summary>
    public static AutoencoderEstimator.Options Small(Supervision? supervision = null, int epochs = 3)
    {
        var options = Fitted.Small(epochs);
        (options.Supervision, options.LabelScoreColumnName) = (supervision ?? new Supervision { LabelColumnName = "Class" }, "LabelScore");
        return options;
    }
}
