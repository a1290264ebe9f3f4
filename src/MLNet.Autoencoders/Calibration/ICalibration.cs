using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Learns something from the training rows with the trained network, batch by batch.</summary>
internal interface ICalibration
{
    /// <param name="pass">The network's pass for a batch, as it is in use. It belongs to the current dispose scope.</param>
    void See(ForwardPass pass);
}
