using System.Net;

namespace MLNet.Autoencoders.Tests.Serving;

/// <summary>A body sent in pieces, without its size.</summary>
internal sealed class UntoldContent(byte[] bytes, int pieceBytes = 1 << 16) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (int start = 0; start < bytes.Length; start += pieceBytes)
        {
            await stream.WriteAsync(bytes.AsMemory(start, Math.Min(pieceBytes, bytes.Length - start)));
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
