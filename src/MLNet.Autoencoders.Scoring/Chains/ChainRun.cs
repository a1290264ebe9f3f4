using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Chains;

/// <summary>Several sampling chains that run side by side. The graph is cut where noise is added, and each segment scores all chains at once.</summary>
internal sealed class ChainRun : IDisposable
{
    private readonly SamplingChain _chain;
    private readonly IReadOnlyList<ChainState> _states;
    private readonly ScoringBuffer[] _segments;

    public ChainRun(ScoringSessions sessions, SamplingChain chain, int inputSize, IReadOnlyList<ChainState> states)
    {
        _chain = chain;
        _states = states;
        OnnxValue[] cuts =
        [
            new OnnxValue(chain.InputTensorName, inputSize),
            .. chain.Noise.Select(n => new OnnxValue(n.TensorName, n.Size)),
            new OnnxValue(chain.ReconstructionTensorName, inputSize),
        ];
        _segments = [.. cuts.Zip(cuts.Skip(1), (from, to) => new ScoringBuffer(sessions.OpenSegment(from, to), states.Count))];
    }

    /// <summary>The reconstruction, in scaled units, that the last step of a chain made.</summary>
    public ReadOnlySpan<float> Reconstruction(int chain) => _segments[^1].Output(0, chain);

    /// <summary>Makes a step of every chain.</summary>
    public void Step()
    {
        ForEach(i => _states[i].Corrupt(_segments[0].Input(0, i)));
        for (int s = 0; s < _segments.Length; s++)
        {
            _segments[s].Run(_states.Count);
            if (s < _chain.Noise.Count)
                ForEach(i => _states[i].AddNoise(_segments[s].Output(0, i), _chain.Noise[s].StandardDeviation, _segments[s + 1].Input(0, i)));
        }
        ForEach(i => _states[i].Advance(Reconstruction(i)));
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
    }

    /// <summary>Each chain has random numbers of its own, so that it does not matter which thread draws them.</summary>
    private void ForEach(Action<int> action)
    {
        if (_states.Count == 1)
            action(0);
        else
            Parallel.For(0, _states.Count, action);
    }
}
