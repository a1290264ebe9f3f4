using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Notes the scores of rows.</summary>
internal sealed class ScoreValues(LearnedScore score) : ICalibration
{
    private readonly List<double> _values = [];

    public IReadOnlyList<double> Values => _values;

    public void See(ForwardPass pass) => _values.AddRange(score.Of(pass).ToDoubles());
}
