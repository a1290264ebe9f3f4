using System.Buffers.Binary;
using System.Text;
using Microsoft.ML;
using MLNet.Autoencoders.Compression;
using MLNet.Autoencoders.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Compression;

/// <summary>Rows as bytes, and back.</summary>
public sealed class CompressionTests : IDisposable
{
    private const int HeaderLength = 34, ChecksumLength = 4;

    private static readonly float[][] Rows = Sample.Rows(100, Fitted.Size, seed: 2);

    private readonly AutoencoderTransformer _model = QuantizedFitTests.Fit("plain", 5);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("plain", 2)]
    [InlineData("plain", 7)]
    [InlineData("plain", 16)]
    [InlineData("k-sparse", 4)]
    [InlineData("binary", 1)]
    public void Rows_come_back_as_they_are_reconstructed(string kind, int bits)
    {
        using var model = QuantizedFitTests.Fit(kind, bits);
        byte[] bytes = model.Compress(Rows);
        Assert.InRange(bytes.Length, HeaderLength, HeaderLength + ChecksumLength + ((Rows.Length * 4 * bits) + 7) / 8);
        SmallModel.AssertClose(model.Reconstruct(Rows), model.Decompress(bytes), 1e-4f);
        Assert.Equal(bytes, model.Compress(Rows));
    }

    [Fact]
    public void More_rows_than_are_in_memory_at_a_time_come_back_in_their_order()
    {
        float[][] many = Sample.Rows(20_001, Fitted.Size, seed: 3);
        float[][] back = _model.Decompress(_model.Compress(many));
        Assert.Equal(many.Length, back.Length);
        foreach (int i in new[] { 0, 8191, 8192, 16_384, 20_000 })
            SmallModel.AssertClose(_model.Reconstruct(many[i]), back[i], 1e-4f);
    }

    [Fact]
    public void The_bytes_are_those_of_the_documented_format()
    {
        float[][] few = Rows[..3];
        byte[] bytes = _model.Compress(few);
        // 3 rows of 4 values of 5 bits.
        Assert.Equal(HeaderLength + 8 + ChecksumLength, bytes.Length);
        Assert.Equal("MLNETAE", Encoding.ASCII.GetString(bytes, 0, 7));
        Assert.Equal((1, 0, 5), (bytes[7], bytes[8], bytes[9]));
        Assert.Equal((4, 3), (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(10)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(14))));
        string bits = string.Concat(bytes[HeaderLength..^ChecksumLength].Select(b => new string([.. Convert.ToString(b, 2).PadLeft(8, '0').Reverse()])));
        var levels = _model.Description.Quantization!;
        float[][] codes = _model.Encode(few);
        for (int i = 0; i < 12; i++)
        {
            int index = Convert.ToInt32(new string([.. bits.Substring(5 * i, 5).Reverse()]), 2);
            var (least, largest) = (levels.Minima[i % 4], levels.Maxima[i % 4]);
            Assert.Equal(codes[i / 4][i % 4], least + ((largest - least) * index / 31), 1e-4);
        }
        Assert.Equal("0000", bits[60..]);
    }

    [Fact]
    public void Rows_that_are_alike_take_few_bytes()
    {
        byte[] bytes = _model.Compress([.. Enumerable.Repeat(Rows[0], 1000)]);
        Assert.InRange(bytes.Length, HeaderLength, HeaderLength + 60);
        Assert.Equal(1, bytes[8]);
        float[][] back = _model.Decompress(bytes);
        Assert.Equal(1000, back.Length);
        SmallModel.AssertClose(_model.Reconstruct(Rows[0]), back[999], 1e-4f);
    }

    [Fact]
    public void No_rows_are_a_header_alone()
    {
        byte[] bytes = _model.Compress([]);
        Assert.Equal(HeaderLength + ChecksumLength, bytes.Length);
        Assert.Empty(_model.Decompress(bytes));
    }

    [Fact]
    public void A_loaded_model_reads_and_writes_the_same_bytes()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        ml.Model.Save(_model, Sample.View(ml, Rows).Schema, folder["model.zip"]);
        using var loaded = new MLContext().LoadAutoencoder(folder["model.zip"]);
        byte[] bytes = _model.Compress(Rows);
        Assert.Equal(_model.Decompress(bytes), loaded.Decompress(bytes));
        Assert.Equal(bytes, loaded.Compress(Rows));
        var columns = (AutoencoderTransformer)new MLContext().LoadWithBatchedScoring(folder["model.zip"], out _);
        using (columns)
            Assert.Equal(loaded.Decompress(bytes), columns.Decompress(bytes));
    }

    [Fact]
    public void Bytes_of_another_model_are_refused()
    {
        byte[] bytes = _model.Compress(Rows);
        using var other = QuantizedFitTests.Fit("plain", 5, seed: 6);
        AssertRefused("another model", other, bytes);
        using var otherBits = QuantizedFitTests.Fit("plain", 4);
        AssertRefused("another model", otherBits, bytes);
        using var same = QuantizedFitTests.Fit("plain", 5);
        Assert.Equal(_model.Decompress(bytes), same.Decompress(bytes));
    }

    [Fact]
    public void Cut_changed_and_extended_bytes_are_refused_wherever_they_are()
    {
        byte[] bytes = _model.Compress(Rows[..5]);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => _model.Decompress(bytes[..length]));
        AssertRefused("cut", _model, bytes[..^1]);
        AssertRefused("extended", _model, [.. bytes, 0]);
        for (int place = 0; place < bytes.Length; place++)
        {
            byte[] changed = [.. bytes];
            changed[place] ^= 0x40;
            Assert.Throws<FormatException>(() => _model.Decompress(changed));
        }
        AssertRefused("do not begin", _model, "A text that is longer than the header and the checksum."u8.ToArray());
        AssertRefused("do not begin", _model, []);
    }

    [Fact]
    public void Bytes_of_a_later_version_are_refused_as_such() => AssertRefused("format 2", _model, Changed(_model.Compress(Rows), b => b[7] = 2));

    [Fact]
    public void Whoever_forges_the_checksum_too_is_found_out_before_memory_is_taken()
    {
        byte[] plain = _model.Compress(Rows[..5]), brotli = _model.Compress([.. Enumerable.Repeat(Rows[0], 1000)]);
        foreach (byte[] bytes in new[] { plain, brotli })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused("do not belong together", _model, Changed(bytes, b => BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(14), int.MaxValue)));
            AssertRefused("do not belong together", _model, Changed(bytes, b => BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(14), -1)));
            AssertRefused("do not belong together", _model, Changed(bytes, b => BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(14), 1)));
            AssertRefused("do not belong together", _model, Changed(bytes, b => b[8] ^= 1));
            AssertRefused("do not belong together", _model, Changed(bytes, b => b[8] = 7));
            AssertRefused("do not belong together", _model, Changed(bytes, b => b[9] = 3));
            AssertRefused("do not belong together", _model, Changed(bytes, b => b[10] = 3));
            AssertRefused("do not belong together", _model, Changed([.. bytes[..^ChecksumLength], 0, 0, 0, 0, 0], _ => { }));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        }
    }

    [Fact]
    public void Rows_far_from_all_others_are_clipped()
    {
        float[] far = [.. Enumerable.Repeat(1e6f, Fitted.Size)];
        var levels = _model.Description.Quantization!;
        float[] expected = _model.Decode([.. _model.Encode(far).Select((v, j) => Math.Clamp(v, levels.Minima[j], levels.Maxima[j]))]);
        SmallModel.AssertClose(expected, _model.Decompress(_model.Compress([far]))[0], 1e-4f);
    }

    [Fact]
    public void Rows_of_which_no_code_can_be_made_are_told()
    {
        AssertRows("Row 1 has 3 values; expected 12.", [Rows[0], [1, 2, 3]]);
        AssertRows("Row 1 has no values; expected 12.", [Rows[0], null!]);
        AssertRows("Row 0 has the value NaN at index 2; expected finite values.", [[0, 0, float.NaN, .. new float[9]]]);
        AssertRows("Row 2 has the value -Infinity at index 0; expected finite values.", [Rows[0], Rows[1], [float.NegativeInfinity, .. new float[11]]]);
        var overflowing = new CodeCompression(_model.Description.Quantization!, new byte[ModelDigest.Length]);
        string told = Assert.Throws<ArgumentException>(() => overflowing.Compress([Rows[0], Rows[1]], _ => [[0, 0, 0, 0], [0, float.NaN, 0, 0]], "rows")).Message;
        Assert.StartsWith("Row 1 has values so large that its code is not a number.", told, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => _model.Compress(null!));
        Assert.Throws<ArgumentNullException>(() => _model.Decompress(null!));

        void AssertRows(string message, float[][] rows) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => _model.Compress(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_whose_codes_are_not_quantised_says_so()
    {
        using var model = QuantizedFitTests.Fit("plain", null);
        Assert.Contains("without Quantization", Assert.Throws<InvalidOperationException>(() => model.Compress(Rows)).Message, StringComparison.Ordinal);
        Assert.Contains("without Quantization", Assert.Throws<InvalidOperationException>(() => model.Decompress([1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_model_does_neither()
    {
        byte[] bytes = _model.Compress(Rows);
        _model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _model.Compress(Rows));
        Assert.Throws<ObjectDisposedException>(() => _model.Decompress(bytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(16)]
    public void Bits_come_back(int bits)
    {
        var levels = new CodeLevels { Bits = bits, Minima = [0, 0, 0], Maxima = [.. Enumerable.Repeat((float)((1 << bits) - 1), 3)] };
        var random = new Random(bits);
        float[][] codes = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 3).Select(_ => (float)random.Next(1 << bits)).ToArray())];
        byte[] packed = new byte[(int)CodeBits.Bytes(codes.Length, levels)];
        CodeBits.Pack(codes, levels, packed);
        Assert.Equal(((50 * 3 * bits) + 7) / 8, packed.Length);
        Assert.Equal(codes, CodeBits.Unpack(packed, codes.Length, levels));
    }

    private static void AssertRefused(string reason, AutoencoderTransformer model, byte[] bytes) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => model.Decompress(bytes)).Message, StringComparison.Ordinal);

    /// <summary>Changed bytes whose checksum, that of zips, is right again.</summary>
    private static byte[] Changed(byte[] bytes, Action<byte[]> change)
    {
        byte[] changed = [.. bytes];
        change(changed);
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(^ChecksumLength..), Crc32.Append(0, changed.AsSpan(..^ChecksumLength)));
        return changed;
    }
}
