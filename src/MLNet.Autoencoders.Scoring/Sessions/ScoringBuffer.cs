using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNet.Autoencoders.Sessions;

/// <summary>The memory from which a session reads rows and to which it writes results: allocated once and reused for each batch by one thread.</summary>
/// <remarks>
/// The arrays are allocated pinned, without handles, so that a buffer that is never disposed is collected like any other object: a
/// tensor's finalizer frees its native memory, but not the handle of an array that ONNX Runtime pinned.
/// </remarks>
internal sealed class ScoringBuffer : IDisposable
{
    /// <summary>The number of bytes of rows scored at once: enough to keep the processors busy, but little to hold in memory.</summary>
    private const int BatchBytes = 8 << 20;

    /// <summary>The minimum number of rows for each thread.</summary>
    private const int RowsPerCaller = 64;

    private readonly ScoringRequest _request;
    private readonly float[][] _inputs;
    private readonly float[][] _outputs;
    private readonly BatchTensors[] _full;
    private bool _disposed;

    public ScoringBuffer(ScoringRequest request, int rows)
    {
        _request = request;
        Rows = rows;
        _inputs = [.. request.Inputs.Select(i => Memory(i.Width))];
        _outputs = [.. request.Outputs.Select(o => Memory(o.Width))];
        _full = Tensors(rows);
    }

    /// <summary>The capacity in rows.</summary>
    public int Rows { get; }

    /// <summary>The number of rows to score at once if <paramref name="available"/> rows are to be scored; null if that is unknown.</summary>
    public static int RowsFor(ScoringRequest request, long? available)
    {
        int width = request.Inputs.Concat(request.Outputs).Max(t => t.Width);
        int rows = 1 << BitOperations.Log2((uint)Math.Clamp(BatchBytes / sizeof(float) / width, 1, AutoencoderTransformer.MaximumBatchRows));
        return (int)Math.Clamp(available ?? rows, 1, rows);
    }

    public Span<float> Input(int input, int row)
    {
        int width = _request.Inputs[input].Width;
        return _inputs[input].AsSpan(row * width, width);
    }

    public ReadOnlySpan<float> Output(int output, int row)
    {
        int width = _request.Outputs[output].Width;
        return _outputs[output].AsSpan(row * width, width);
    }

    /// <summary>Scores the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (rows == Rows)
        {
            Run(_full);
        }
        else
        {
            var tensors = Tensors(rows);
            try
            {
                Run(tensors);
            }
            finally
            {
                Dispose(tensors);
            }
        }
        // ONNX Runtime has only the addresses of the arrays.
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        _disposed = true;
        Dispose(_full);
    }

    private static void Dispose(BatchTensors[] tensors)
    {
        foreach (var part in tensors)
            part.Dispose();
    }

    private void Run(BatchTensors[] tensors)
    {
        if (tensors.Length == 1)
        {
            _request.Run(tensors[0].Inputs, tensors[0].Outputs);
            return;
        }
        try
        {
            Parallel.For(0, tensors.Length, i => _request.Run(tensors[i].Inputs, tensors[i].Outputs));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>The first rows, split into one part for each thread that may score them.</summary>
    private BatchTensors[] Tensors(int rows)
    {
        int parts = Math.Clamp(rows / RowsPerCaller, 1, _request.Callers);
        return [.. Enumerable.Range(0, parts).Select(i => Tensors((int)((long)rows * i / parts), (int)((long)rows * (i + 1) / parts)))];
    }

    private BatchTensors Tensors(int start, int end) => new(
        [.. _request.Inputs.Select((input, i) => Tensor(_inputs[i], start, end, input.Width))],
        [.. _request.Outputs.Select((output, i) => Tensor(_outputs[i], start, end, output.Width))]);

    private float[] Memory(int width) => GC.AllocateUninitializedArray<float>(checked(Rows * width), pinned: true);

    private static OrtValue Tensor(float[] memory, int start, int end, int width) => OrtValue.CreateTensorValueWithData(
        OrtMemoryInfo.DefaultInstance,
        TensorElementType.Float,
        [end - start, width],
        Marshal.UnsafeAddrOfPinnedArrayElement(memory, start * width),
        (long)(end - start) * width * sizeof(float));
}
