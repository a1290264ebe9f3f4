using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>Squared error that cancels when a batch is reached, counted from 1; never for 0.</summary>
internal sealed class CancellingTerm(CancellationTokenSource cancellation, int atBatch) : ReconstructionTerm
{
    private readonly SquaredErrorTerm _term = new();
    private int _batch;

    public override Activation OutputActivation(Activation? chosen) => _term.OutputActivation(chosen);

    public override Tensor Loss(ForwardPass pass, Tensor target)
    {
        if (++_batch == atBatch)
            cancellation.Cancel();
        return _term.Loss(pass, target);
    }

    public override Tensor RowLosses(ForwardPass pass, Tensor target) => _term.RowLosses(pass, target);

    public override Tensor Reconstruction(Tensor output) => _term.Reconstruction(output);

    public override Tensor Sample(ForwardPass pass, Tensor target) => _term.Sample(pass, target);

    public override string ExportReconstruction(GraphBuilder graph, string output) => _term.ExportReconstruction(graph, output);

    public override string ExportErrors(GraphBuilder graph, string input, string output) => _term.ExportErrors(graph, input, output);
}
