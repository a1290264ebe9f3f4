using Microsoft.ML.OnnxRuntime;

namespace MLNet.Autoencoders.Sessions;

/// <summary>Consecutive rows of a buffer as tensors. They point into the buffer's arrays, which must outlive them.</summary>
internal sealed record BatchTensors(OrtValue[] Inputs, OrtValue[] Outputs) : IDisposable
{
    public void Dispose()
    {
        foreach (var tensor in Inputs.Concat(Outputs))
            tensor.Dispose();
    }
}
