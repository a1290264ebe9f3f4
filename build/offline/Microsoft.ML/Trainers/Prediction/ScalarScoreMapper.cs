namespace Microsoft.ML.Data;

/// <summary>One score for each row; with a threshold, whether it exceeds that; with a calibration, its probability.</summary>
internal sealed class ScalarScoreMapper(DataViewSchema.Column feature, ScalarScoreMapper.Scoring scoring, float? threshold, Func<float, float> calibration = null) : IRowMapper
{
    public const string PredictedLabel = "PredictedLabel";
    public const string Score = "Score";
    public const string Probability = "Probability";

    public delegate float Scoring(in VBuffer<float> features);

    public DataViewSchema.DetachedColumn[] OutputColumns { get; } =
    [
        .. threshold is null ? Array.Empty<DataViewSchema.DetachedColumn>() : [new(PredictedLabel, BooleanDataViewType.Instance)],
        new(Score, NumberDataViewType.Single),
        .. calibration is null ? Array.Empty<DataViewSchema.DetachedColumn>() : [new(Probability, NumberDataViewType.Single)],
    ];

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
        ValueGetter<float> probability = (ref float value) => value = calibration(Row());
        return [.. OutputColumns.Select((column, i) => !activeOutput(i) ? null : column.Name switch
        {
            PredictedLabel => (Delegate)label,
            Score => score,
            _ => probability,
        })];
    }
}
