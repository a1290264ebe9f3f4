namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A stream with room for so many bytes.</summary>
internal sealed class FullDisk(long room) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        Take(count);
        base.Write(buffer, offset, count);
    }

    public override void WriteByte(byte value)
    {
        Take(1);
        base.WriteByte(value);
    }

    private void Take(int count)
    {
        if (Position + count > room)
            throw new IOException("No space left on device.");
    }
}
