using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>What disks, networks and half-knowing programs do to files, drawn at random.</summary>
internal static class Damage
{
    private const uint CentralHeader = 0x02014B50;
    private const int CentralHeaderBytes = 46;

    /// <summary>Where a header of the central directory has its lengths: compressed, whole, of the name, of the rest.</summary>
    private static readonly int[] Lengths = [20, 24, 28, 30, 32];

    /// <summary>Damage that any file may suffer.</summary>
    public static readonly Func<byte[], Random, byte[]>[] OfFiles = [FlipBits, Overwrite, Cut, Remove, Insert, Zero];

    /// <summary>Damage that a model zip may suffer.</summary>
    public static readonly Func<byte[], Random, byte[]>[] OfZips =
        [.. OfFiles, DuplicateEntry, RemoveEntry, SwapEntries, ZeroCentralField, ChangeLength, ChangeOnnxLength, EmptyEntry];

    private static byte[] FlipBits(byte[] file, Random random)
    {
        for (int flips = random.Next(1, 4); flips > 0; flips--)
            file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        return file;
    }

    private static byte[] Overwrite(byte[] file, Random random)
    {
        random.NextBytes(Part(file, random));
        return file;
    }

    private static byte[] Zero(byte[] file, Random random)
    {
        Part(file, random).Clear();
        return file;
    }

    private static byte[] Cut(byte[] file, Random random) => file[..random.Next(file.Length)];

    private static byte[] Remove(byte[] file, Random random)
    {
        int start = random.Next(file.Length);
        return [.. file[..start], .. file[Math.Min(file.Length, start + random.Next(1, 100))..]];
    }

    private static byte[] Insert(byte[] file, Random random)
    {
        var bytes = new byte[random.Next(1, 100)];
        random.NextBytes(bytes);
        int start = random.Next(file.Length);
        return [.. file[..start], .. bytes, .. file[start..]];
    }

    private static byte[] DuplicateEntry(byte[] zip, Random random) => Rewrite(zip, entries => entries.Add(entries[random.Next(entries.Count)]));

    private static byte[] RemoveEntry(byte[] zip, Random random) => Rewrite(zip, entries => entries.RemoveAt(random.Next(entries.Count)));

    private static byte[] EmptyEntry(byte[] zip, Random random) => Rewrite(zip, entries =>
    {
        int chosen = random.Next(entries.Count);
        entries[chosen] = (entries[chosen].Name, []);
    });

    /// <summary>The ONNX entry says that it holds more or fewer bytes than it does; its checksum is right.</summary>
    private static byte[] ChangeOnnxLength(byte[] zip, Random random) => Rewrite(zip, entries =>
    {
        var onnx = entries.First(e => e.Name.EndsWith("OnnxModel", StringComparison.Ordinal)).Content;
        BinaryPrimitives.WriteInt32LittleEndian(onnx, random.Next(2) == 0 ? random.Next(int.MinValue, int.MaxValue) : onnx.Length - random.Next(5, 100));
    });

    /// <summary>Two names lead to each other's bytes.</summary>
    private static byte[] SwapEntries(byte[] zip, Random random)
    {
        const int offset = 42;
        var headers = CentralHeaders(zip);
        int first = headers[random.Next(headers.Count)], second = headers[random.Next(headers.Count)];
        var kept = zip.AsSpan(first + offset, sizeof(uint)).ToArray();
        zip.AsSpan(second + offset, sizeof(uint)).CopyTo(zip.AsSpan(first + offset));
        kept.CopyTo(zip, second + offset);
        return zip;
    }

    private static byte[] ZeroCentralField(byte[] zip, Random random)
    {
        var headers = CentralHeaders(zip);
        zip.AsSpan(headers[random.Next(headers.Count)] + (2 * random.Next(CentralHeaderBytes / 2)), random.Next(2) == 0 ? 2 : 4).Clear();
        return zip;
    }

    private static byte[] ChangeLength(byte[] zip, Random random)
    {
        var headers = CentralHeaders(zip);
        random.NextBytes(zip.AsSpan(headers[random.Next(headers.Count)] + Lengths[random.Next(Lengths.Length)], random.Next(1, 3)));
        return zip;
    }

    private static Span<byte> Part(byte[] file, Random random)
    {
        int start = random.Next(file.Length);
        return file.AsSpan(start, Math.Min(file.Length - start, random.Next(1, 50)));
    }

    private static List<int> CentralHeaders(byte[] zip) =>
        [.. Enumerable.Range(0, zip.Length - CentralHeaderBytes).Where(at => BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at)) == CentralHeader)];

    private static byte[] Rewrite(byte[] zip, Action<List<(string Name, byte[] Content)>> change)
    {
        var entries = new List<(string Name, byte[] Content)>();
        using (var archive = new ZipArchive(new MemoryStream(zip)))
        {
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                using var memory = new MemoryStream();
                content.CopyTo(memory);
                entries.Add((entry.FullName, memory.ToArray()));
            }
        }
        change(entries);
        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }
        return written.ToArray();
    }
}
