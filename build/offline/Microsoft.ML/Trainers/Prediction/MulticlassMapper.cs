using System.Numerics.Tensors;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

internal sealed class MulticlassMapper(DataViewSchema.Column feature, MaximumEntropyModelParameters model, MulticlassLabels labels) : IRowMapper
{
    public const string PredictedLabel = "PredictedLabel";
    public const string Score = "Score";

    public DataViewSchema.DetachedColumn[] OutputColumns { get; } = [labels.PredictedLabel(PredictedLabel), labels.Score(Score, model.ClassCount)];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        => column => column == feature.Index && (activeOutput(0) || activeOutput(1));

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        var read = input.GetGetter<VBuffer<float>>(feature);
        VBuffer<float> features = default, scores = default;
        long position = -1;

        void Update()
        {
            // Label and scores of one row cost one scoring.
            if (position == input.Position && position >= 0) return;
            read(ref features);
            model.Probabilities(features, ref scores);
            position = input.Position;
        }

        ValueGetter<uint> label = (ref uint value) =>
        {
            Update();
            value = (uint)TensorPrimitives.IndexOfMax(scores.GetValues()) + 1;
        };
        ValueGetter<VBuffer<float>> score = (ref VBuffer<float> value) =>
        {
            Update();
            scores.CopyTo(ref value);
        };
        return [activeOutput(0) ? label : null, activeOutput(1) ? score : null];
    }
}
