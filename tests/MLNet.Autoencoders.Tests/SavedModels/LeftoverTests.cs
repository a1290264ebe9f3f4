using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Saving, loading and scoring leave no files behind but the one that was asked for.</summary>
public class LeftoverTests
{
    [Theory]
    [InlineData("Codes")]
    [InlineData("Features")]
    public void Nothing_is_left_when_all_is_disposed(string output)
    {
        using var temporary = new ScoringFolder();
        using var target = new ScoringFolder();
        var ml = new MLContext(seed: 1) { TempFilePath = temporary.Path };
        var view = ScoringModel.View(ml, ScoringModel.Rows);
        using (var model = ScoringModel.Fit(ml, output: output))
        {
            Assert.Empty(temporary.Files);
            ml.SaveWhole(model, view.Schema, target["model.zip"]);
            model.ExportOnnx(target["whole.onnx"], AutoencoderPart.Whole);
            Assert.Empty(temporary.Files);
        }
        var plain = ml.Model.Load(target["model.zip"], out _);
        Assert.Equal(60, ScoringModel.Column(plain.Transform(view), output).Length);
        ((IDisposable)plain).Dispose();
        Assert.Empty(temporary.Files);

        // Batched scoring works in memory: it has no files even before it is disposed.
        var batched = ml.LoadWithBatchedScoring(target["model.zip"], out _);
        Assert.Empty(temporary.Files);
        Assert.Equal(60, ScoringModel.Column(batched.Transform(view), output).Length);
        using (var autoencoder = ml.LoadAutoencoder(target["model.zip"]))
            Assert.Equal(60, autoencoder.Encode(ScoringModel.Rows).Length);
        AutoencoderDescription.FromFile(target["whole.onnx"]);
        ((IDisposable)batched).Dispose();
        Assert.Empty(temporary.Files);
        Assert.Equal(["model.zip", "whole.onnx"], target.Files);
    }

    [Fact]
    public void Nothing_is_left_by_a_load_or_a_save_that_fails()
    {
        using var temporary = new ScoringFolder();
        var ml = new MLContext(seed: 1) { TempFilePath = temporary.Path };
        var view = ScoringModel.View(ml, ScoringModel.Rows);
        using var model = ScoringModel.Fit(ml);
        byte[] zip = SavedZip.Save(ml, model, view.Schema);
        using var cut = new MemoryStream(zip[..(zip.Length / 2)]);
        Assert.Throws<FormatException>(() => ml.LoadWithBatchedScoring(cut, out _));
        using var readOnly = new MemoryStream(new byte[10], writable: false);
        Assert.ThrowsAny<Exception>(() => ml.Model.Save(model, view.Schema, readOnly));
        Assert.Empty(temporary.Files);
    }

    [Fact]
    public void A_loaded_file_can_be_replaced_and_deleted_at_once()
    {
        using var folder = new ScoringFolder();
        var ml = new MLContext(seed: 1);
        var view = ScoringModel.View(ml, ScoringModel.Rows);
        using var model = ScoringModel.Fit(ml);
        ml.SaveWhole(model, view.Schema, folder["model.zip"]);
        using var loaded = (AutoencoderTransformer)ml.LoadWithBatchedScoring(folder["model.zip"], out _);
        using var autoencoder = ml.LoadAutoencoder(folder["model.zip"]);
        ml.SaveWhole(loaded, view.Schema, folder["model.zip"]);
        File.Delete(folder["model.zip"]);
        ScoringModel.AssertClose(model.Encode(ScoringModel.Rows), loaded.Encode(ScoringModel.Rows));
        ScoringModel.AssertClose(model.Encode(ScoringModel.Rows), autoencoder.Encode(ScoringModel.Rows));
        Assert.Empty(folder.Files);
    }
}
