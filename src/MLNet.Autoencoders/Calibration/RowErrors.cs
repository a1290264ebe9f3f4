using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Learns how large the reconstruction losses of the rows are.</summary>
internal sealed class RowErrors(ReconstructionTerm reconstruction, FitSeed seed) : ICalibration
{
    private readonly ValueSample _losses = new(seed);

    public void See(ForwardPass pass) => _losses.Add(reconstruction.RowLosses(pass, pass.Input).ToDoubles());

    /// <summary>The largest loss of a row that is kept when a fraction of the rows is left out.</summary>
    public double LargestWithout(double fraction) => _losses.LargestWithout(fraction);
}
