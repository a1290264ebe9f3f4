using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>A file is whole or not there, and what was there before stays until it can be replaced.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_writer_that_fails_midway_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(_folder["model.zip"], "old");
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(_folder["model.zip"], stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("No space left on device", error.Message);
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal("old", File.ReadAllText(_folder["model.zip"]));
    }

    [Fact]
    public void A_file_that_was_there_is_replaced()
    {
        File.WriteAllText(_folder["file"], "something old and longer");
        AtomicFile.Write(_folder["file"], stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Files);
    }

    [Fact]
    public void A_model_that_fails_to_save_leaves_the_old_model_and_nothing_else()
    {
        var view = SmallModel.View(_ml, SmallModel.Rows);
        using var model = SmallModel.Fit(_ml);
        _ml.SaveAtomically(model, view.Schema, _folder["model.zip"]);
        byte[] old = File.ReadAllBytes(_folder["model.zip"]);
        var failing = new TransformerChain<ITransformer>(model, new FailingTransformer(model));
        Assert.ThrowsAny<Exception>(() => _ml.SaveAtomically(failing, view.Schema, _folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal(old, File.ReadAllBytes(_folder["model.zip"]));
        Assert.ThrowsAny<Exception>(() => _ml.SaveAtomically(failing, view.Schema, _folder["other.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_is_a_file_is_an_IOException_that_names_it()
    {
        File.WriteAllText(_folder["plain"], "a file");
        var view = SmallModel.View(_ml, SmallModel.Rows);
        using var model = SmallModel.Fit(_ml);
        foreach (var path in new[] { _folder[Path.Combine("none", "model")], _folder[Path.Combine("plain", "model")] })
        {
            Assert.Contains(Path.GetDirectoryName(path)!, Assert.ThrowsAny<IOException>(() => _ml.SaveAtomically(model, view.Schema, path)).Message, StringComparison.Ordinal);
            Assert.Contains(Path.GetDirectoryName(path)!, Assert.ThrowsAny<IOException>(() => model.ExportOnnx(path)).Message, StringComparison.Ordinal);
        }
        Assert.Equal(["plain"], _folder.Files);
        Assert.Equal("a file", File.ReadAllText(_folder["plain"]));
    }

    [Fact]
    public void A_folder_in_the_files_place_stays()
    {
        Directory.CreateDirectory(_folder["model.zip"]);
        using var model = SmallModel.Fit(_ml);
        var error = Assert.ThrowsAny<Exception>(() => model.ExportOnnx(_folder["model.zip"]));
        Assert.True(error is IOException or UnauthorizedAccessException, error.ToString());
        Assert.Empty(_folder.Files);
        Assert.True(Directory.Exists(_folder["model.zip"]));
    }

    [Fact]
    public void An_export_replaces_the_file_with_the_same_bytes_that_a_stream_gets()
    {
        using var model = SmallModel.Fit(_ml);
        foreach (var part in Enum.GetValues<AutoencoderPart>())
        {
            model.ExportOnnx(_folder["part.onnx"], part);
            Assert.Equal(OnnxFile.Export(model, part), File.ReadAllBytes(_folder["part.onnx"]));
        }
        Assert.Equal(["part.onnx"], _folder.Files);
    }

    [Fact]
    public void A_stream_that_fails_midway_hands_its_own_exception_on()
    {
        using var model = SmallModel.Fit(_ml);
        using var full = new FullStream();
        Assert.Equal("full", Assert.Throws<IOException>(() => model.ExportOnnx(full)).Message);
        Assert.ThrowsAny<Exception>(() => _ml.Model.Save(model, SmallModel.View(_ml, SmallModel.Rows).Schema, full));
        // The model is none the worse.
        Assert.Equal(60, model.Encode(SmallModel.Rows).Length);
    }

    [Fact]
    public void A_path_without_a_folder_is_in_the_current_one()
    {
        string name = $"autoencoders-{Guid.NewGuid():N}";
        try
        {
            AtomicFile.Write(name, stream => stream.WriteByte(1));
            Assert.Equal([1], File.ReadAllBytes(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
        Assert.ThrowsAny<ArgumentException>(() => AtomicFile.Write("", _ => { }));
    }

    private sealed class FailingTransformer(ITransformer inner) : ITransformer
    {
        public bool IsRowToRowMapper => true;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

        public IDataView Transform(IDataView input) => inner.Transform(input);

        public void Save(ModelSaveContext ctx) => throw new IOException("No space left on device");
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");

        public override void WriteByte(byte value) => throw new IOException("full");
    }
}
