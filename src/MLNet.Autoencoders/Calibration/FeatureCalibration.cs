using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Learns the statistics of something that is computed for each row.</summary>
/// <param name="values">Computes it, [rows, any size].</param>
internal sealed class FeatureCalibration(Func<ForwardPass, Tensor> values) : ICalibration
{
    private readonly FeatureLearner _learner = new();

    public FeatureStatistics Learned => _learner.Learned();

    public void See(ForwardPass pass) => _learner.Add(values(pass).cpu().contiguous());
}
