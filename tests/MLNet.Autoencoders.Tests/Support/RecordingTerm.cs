using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Adds nothing to the loss, and notes what the network saw, should reconstruct and made of it, step by step.</summary>
internal sealed class RecordingTerm : IObjectiveTerm
{
    public string Name => "nothing";

    public List<double[][]> Inputs { get; } = [];

    public List<double[][]> Targets { get; } = [];

    public List<double[][]> Codes { get; } = [];

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        Inputs.Add(TensorValues.Rows(pass.Input));
        Targets.Add(TensorValues.Rows(target));
        Codes.Add(TensorValues.Rows(pass.Code));
        return zeros(1).sum();
    }
}
