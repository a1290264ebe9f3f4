using System.Globalization;

namespace MLNet.Autoencoders.Sessions;

/// <summary>Scores rows given as arrays, batch by batch.</summary>
internal static class ArrayScoring
{
    /// <summary>The results of a request with one input: by output, and in it by row.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="parameter">The name of the parameter that holds the rows.</param>
    public static float[][][] Run(ScoringRequest request, IReadOnlyList<float[]> rows, string parameter)
    {
        Check(rows, request.Inputs[0].Width, parameter);
        float[][][] results = [.. request.Outputs.Select(_ => new float[rows.Count][])];
        if (rows.Count == 0)
            return results;
        using var buffer = new ScoringBuffer(request, ScoringBuffer.RowsFor(request, rows.Count));
        for (int start = 0; start < rows.Count; start += buffer.Rows)
        {
            int count = Math.Min(buffer.Rows, rows.Count - start);
            for (int i = 0; i < count; i++)
                rows[start + i].CopyTo(buffer.Input(0, i));
            buffer.Run(count);
            for (int output = 0; output < results.Length; output++)
            {
                for (int i = 0; i < count; i++)
                    results[output][start + i] = buffer.Output(output, i).ToArray();
            }
        }
        return results;
    }

    /// <summary>Refuses rows of another width.</summary>
    public static void Check(IReadOnlyList<float[]> rows, int width, string parameter)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i]?.Length != width)
            {
                throw new ArgumentException(
                    $"Row {i} has {rows[i]?.Length.ToString(CultureInfo.InvariantCulture) ?? "no"} values; expected {width}.", parameter);
            }
        }
    }
}
