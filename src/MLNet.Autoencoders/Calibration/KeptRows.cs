using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Lets something learn only from rows whose reconstruction loss is not above a bound.</summary>
internal sealed class KeptRows(ICalibration calibration, ReconstructionTerm reconstruction, double bound) : ICalibration
{
    public void See(ForwardPass pass)
    {
        double[] losses = reconstruction.RowLosses(pass, pass.Input).ToDoubles();
        long[] kept = [.. Enumerable.Range(0, losses.Length).Where(i => losses[i] <= bound).Select(i => (long)i)];
        if (kept.Length == 0)
            return;
        var index = tensor(kept, ScalarType.Int64, pass.Input.device);
        var context = pass.Context with { Missing = pass.Context.Missing is { } missing ? Of(missing) : null };
        calibration.See(new ForwardPass(Of(pass.Input), [.. pass.EncoderOutputs.Select(Of)], Of(pass.Output), context) { Code = Of(pass.Code), Weights = pass.Weights is { } weights ? Of(weights) : null });

        Tensor Of(Tensor rows) => rows.index_select(0, index);
    }
}
