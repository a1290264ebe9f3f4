using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Family;

/// <summary>Adds nothing to the loss, and notes what the network saw, should reconstruct and made of it, step by step.</summary>
internal sealed class RecordingTerm : IObjectiveTerm
{
    public List<double[][]> Inputs { get; } = [];

    public List<double[][]> Targets { get; } = [];

    public List<double[][]> Codes { get; } = [];

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        Inputs.Add(FamilyTensors.Rows(pass.Input));
        Targets.Add(FamilyTensors.Rows(target));
        Codes.Add(FamilyTensors.Rows(pass.Code));
        return zeros(1).sum();
    }
}
