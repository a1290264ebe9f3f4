using Microsoft.ML.OnnxRuntime;

namespace MLNet.Autoencoders.Sessions;

/// <summary>The memory in which a session finds rows and leaves results: made once, used for batch after batch by one thread.</summary>
internal sealed class ScoringBuffer : IDisposable
{
    /// <summary>As many rows as fill this many bytes are scored at once: enough to keep the processors busy, little to hold.</summary>
    private const int BatchBytes = 8 << 20;

    private const int MaximumRows = 1024;

    private readonly ScoringSession _session;
    private readonly float[] _input;
    private readonly float[][] _outputs;
    private readonly OrtValue _inputValue;
    private readonly OrtValue[] _outputValues;

    public ScoringBuffer(ScoringSession session, int rows)
    {
        _session = session;
        Rows = rows;
        _input = new float[rows * session.Input.Width];
        _outputs = [.. session.Outputs.Select(o => new float[rows * o.Width])];
        _inputValue = InputValue(rows);
        _outputValues = OutputValues(rows);
    }

    /// <summary>The number of rows there is room for.</summary>
    public int Rows { get; }

    /// <summary>The number of rows to score at once when <paramref name="available"/> rows are to come, if that is known.</summary>
    public static int RowsFor(ScoringSession session, long? available)
    {
        int width = Math.Max(session.Input.Width, session.Outputs.Max(o => o.Width));
        int rows = Math.Clamp(BatchBytes / (width * sizeof(float)), 1, MaximumRows);
        return (int)Math.Clamp(available ?? rows, 1, rows);
    }

    public Span<float> Input(int row) => _input.AsSpan(row * _session.Input.Width, _session.Input.Width);

    public ReadOnlySpan<float> Output(int output, int row)
    {
        int width = _session.Outputs[output].Width;
        return _outputs[output].AsSpan(row * width, width);
    }

    /// <summary>Scores the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows)
    {
        if (rows == Rows)
        {
            _session.Run(_inputValue, _outputValues);
            return;
        }
        using var input = InputValue(rows);
        var outputs = OutputValues(rows);
        try
        {
            _session.Run(input, outputs);
        }
        finally
        {
            Dispose(outputs);
        }
    }

    public void Dispose()
    {
        _inputValue.Dispose();
        Dispose(_outputValues);
    }

    private static void Dispose(OrtValue[] values)
    {
        foreach (var value in values)
            value.Dispose();
    }

    private OrtValue InputValue(int rows) => Value(_input, rows, _session.Input.Width);

    private OrtValue[] OutputValues(int rows) =>
        [.. _session.Outputs.Select((output, i) => Value(_outputs[i], rows, output.Width))];

    private static OrtValue Value(float[] memory, int rows, int width) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory.AsMemory(0, rows * width), [rows, width]);
}
