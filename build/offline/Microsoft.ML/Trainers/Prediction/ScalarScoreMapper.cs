namespace Microsoft.ML.Data;

/// <summary>One score for each row and, with a threshold, whether it exceeds that.</summary>
internal sealed class ScalarScoreMapper(DataViewSchema.Column feature, ScalarScoreMapper.Scoring scoring, float? threshold) : IRowMapper
{
    public const string PredictedLabel = "PredictedLabel";
    public const string Score = "Score";

    public delegate float Scoring(in VBuffer<float> features);

    public DataViewSchema.DetachedColumn[] OutputColumns { get; } = threshold is null
        ? [new(Score, NumberDataViewType.Single)]
        : [new(PredictedLabel, BooleanDataViewType.Instance), new(Score, NumberDataViewType.Single)];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        => column => column == feature.Index && Enumerable.Range(0, OutputColumns.Length).Any(activeOutput);

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose)
    {
        dispose = null;
        var read = input.GetGetter<VBuffer<float>>(feature);
        VBuffer<float> features = default;

        float Row()
        {
            read(ref features);
            return scoring(features);
        }

        ValueGetter<float> score = (ref float value) => value = Row();
        ValueGetter<bool> label = (ref bool value) => value = Row() > threshold;
        Delegate[] getters = threshold is null ? [score] : [label, score];
        return [.. getters.Select((getter, i) => activeOutput(i) ? getter : null)];
    }
}
