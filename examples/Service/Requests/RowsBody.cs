using System.Buffers;

namespace Service.Requests;

/// <summary>Reads the rows of a request.</summary>
internal static class RowsBody
{
    /// <summary>No number is as long as this.</summary>
    private const int LongestToken = 4096;

    /// <param name="request">The request.</param>
    /// <param name="settings">How large it may be.</param>
    /// <param name="size">The number of values that a row should have.</param>
    /// <exception cref="BadRowsException">The body is too large, or not of the form that <see cref="RowsParser"/> reads.</exception>
    public static async Task<IReadOnlyList<float[]>> Read(HttpRequest request, ServiceSettings settings, int size)
    {
        var parser = new RowsParser(settings.MaximumRows, size);
        for (long before = 0; ;)
        {
            if (request.ContentLength > settings.MaximumBodyBytes)
                throw TooLarge(settings);
            var result = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            var (buffer, read) = (result.Buffer, result.Buffer.Start);
            try
            {
                if (before + buffer.Length > settings.MaximumBodyBytes)
                    throw TooLarge(settings);
                read = buffer.GetPosition(Parse(parser, buffer, result.IsCompleted));
                if (buffer.Slice(read).Length > LongestToken)
                    throw new BadRowsException("The body has a name or a number that is longer than any number.");
                before += buffer.Slice(0, read).Length;
            }
            finally
            {
                // What is read must be given back, or the connection is of no further use.
                request.BodyReader.AdvanceTo(read, buffer.End);
            }
            if (result.IsCompleted)
                return parser.Rows;
        }
    }

    /// <summary>Bytes side by side are read faster than the small pieces in which they come.</summary>
    private static int Parse(RowsParser parser, ReadOnlySequence<byte> buffer, bool isLast)
    {
        if (buffer.IsSingleSegment)
            return parser.Read(buffer.FirstSpan, isLast);
        byte[] bytes = ArrayPool<byte>.Shared.Rent((int)buffer.Length);
        try
        {
            buffer.CopyTo(bytes);
            return parser.Read(bytes.AsSpan(0, (int)buffer.Length), isLast);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static BadRowsException TooLarge(ServiceSettings settings) =>
        new($"The body has more than {settings.MaximumBodyBytes} bytes, which is the most that a request may have.");
}
