using Microsoft.ML.OnnxRuntime;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Sessions;

/// <summary>The outputs requested from a session, in the order in which they were requested.</summary>
internal sealed class ScoringRequest(ScoringSession session, IReadOnlyList<OnnxValue> outputs)
{
    private readonly string[] _outputNames = [.. outputs.Select(o => o.Name)];

    public IReadOnlyList<OnnxValue> Inputs => session.Inputs;

    public IReadOnlyList<OnnxValue> Outputs => outputs;

    /// <inheritdoc cref="ScoringSession.Callers"/>
    public int Callers => session.Callers;

    public void Run(OrtValue[] inputs, OrtValue[] results) => session.Run(inputs, _outputNames, results);
}
