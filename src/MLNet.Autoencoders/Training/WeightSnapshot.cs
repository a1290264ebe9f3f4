using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>A copy of the values of what training changes. It belongs to the dispose scope in which it was created.</summary>
internal sealed class WeightSnapshot
{
    private readonly IReadOnlyList<Tensor> _state;

    public WeightSnapshot(IReadOnlyList<Tensor> state)
    {
        _state = state;
        using var noGradients = no_grad();
        Values = [.. state.Select(s => s.clone())];
    }

    /// <summary>The copied values, in the order of what they were copied from.</summary>
    public IReadOnlyList<Tensor> Values { get; }

    /// <summary>Copies the current values.</summary>
    public void Take() => Copy((state, value) => value.copy_(state));

    /// <summary>Restores the copied values.</summary>
    public void Restore() => Copy((state, value) => state.copy_(value));

    private void Copy(Func<Tensor, Tensor, Tensor> copy)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        for (int i = 0; i < _state.Count; i++)
            copy(_state[i], Values[i]);
    }
}
