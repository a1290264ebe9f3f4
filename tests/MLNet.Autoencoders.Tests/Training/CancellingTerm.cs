using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>Squared error that cancels when a batch is reached, counted from 1; never for 0.</summary>
internal sealed class CancellingTerm(CancellationTokenSource cancellation, int atBatch) : IObjectiveTerm
{
    private readonly SquaredErrorTerm _term = new();
    private int _batch;

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        if (++_batch == atBatch)
            cancellation.Cancel();
        return _term.Loss(pass, target);
    }
}
