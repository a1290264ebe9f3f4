using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Learns how large D² and M typically are over the training rows.</summary>
/// <param name="bank">Gives D.</param>
/// <param name="residual">Gives M.</param>
/// <param name="seed">The seed of the fit.</param>
internal sealed class BankScales(RowBank bank, ResidualScore residual, FitSeed seed) : ICalibration
{
    private readonly ValueSample _distances = new(seed);
    private readonly ValueSample _scores = new(seed);
    private long _seen;

    public BankScore Score => new(bank, _distances.Typical(), _scores.Typical());

    public void See(ForwardPass pass)
    {
        _distances.Add(bank.SquaredDistances(pass, _seen).ToDoubles());
        _scores.Add(residual.Of(pass).ToDoubles());
        _seen += pass.Input.shape[0];
    }
}
