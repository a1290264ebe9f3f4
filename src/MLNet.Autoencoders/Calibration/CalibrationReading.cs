using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Reads rows once, applies the trained network to each batch, and lets everything learn from it that has something to learn.</summary>
internal static class CalibrationReading
{
    /// <param name="network">The network.</param>
    /// <param name="batches">The rows; the reader is disposed.</param>
    /// <param name="calibrations">What is to be learned; null where there is nothing. The rows are not read if all are null.</param>
    public static void Of(AutoencoderNetwork network, Func<BatchReader> batches, params IEnumerable<ICalibration?> calibrations)
    {
        ICalibration[] all = [.. calibrations.OfType<ICalibration>()];
        if (all.Length == 0)
            return;
        using var noGradients = no_grad();
        using var reader = batches();
        while (See())
        {
        }

        bool See()
        {
            using var scope = NewDisposeScope();
            if (reader.Next() is not { } batch)
                return false;
            var pass = network.Use(batch);
            foreach (var calibration in all)
                calibration.See(pass);
            return true;
        }
    }
}
