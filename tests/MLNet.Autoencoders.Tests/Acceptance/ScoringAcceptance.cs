using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>However a model scores, and wherever it was saved, its values are the same to rounding.</summary>
internal static class ScoringAcceptance
{
    private static readonly float[][] Rows = Sample.Rows(20, Fitted.Size, seed: 9);

    public static void Check(AutoencoderTransformer model, MLContext ml)
    {
        using var folder = new TestFolder();
        var view = LabelledSample.View(ml, Rows);
        var expected = Batched(model, view, model);
        Assert.All(expected.Values.SelectMany(v => v).SelectMany(v => v), v => Assert.True(float.IsFinite(v)));
        CheckBareOnnx(model, expected);
        AssertEqual(expected, RowByRow(model, view, model));

        ml.Model.Save(model, view.Schema, folder["model.zip"]);
        var plain = new MLContext().Model.Load(folder["model.zip"], out var schema);
        using (plain as IDisposable)
        {
            Assert.Equal(SmallModel.Describe(model.GetOutputSchema(view.Schema)), SmallModel.Describe(plain.GetOutputSchema(schema)));
            AssertEqual(expected, Batched(plain, view, model));
            AssertEqual(expected, RowByRow(plain, view, model));
        }
        using var whole = new MLContext().LoadAutoencoder(folder["model.zip"]);
        AssertEqual(expected, Batched(whole, view, model));
        Assert.Equal(Fitted.Onnx(model).Length, Fitted.Onnx(whole).Length);
        SmallModel.AssertClose(model.Decode(model.Encode(Rows)), whole.Decode(whole.Encode(Rows)));
        Assert.Equal(model.Description.Options, whole.Description.Options);
    }

    private static void CheckBareOnnx(AutoencoderTransformer model, Dictionary<string, float[][]> expected)
    {
        var d = model.Description;
        byte[] onnx = Fitted.Onnx(model);
        var codes = OnnxFile.Run(onnx, Rows, d.CodesTensorName);
        var rebuilt = OnnxFile.Run(onnx, Rows, d.ReconstructionTensorName);
        var errors = OnnxFile.Run(onnx, Rows, d.ReconstructionErrorTensorName);
        var first = d.OutputColumns[0];
        SmallModel.AssertClose(OnnxFile.Run(onnx, Rows, first.TensorName), expected[first.Name]);
        SmallModel.AssertClose(codes, model.Encode(Rows));
        SmallModel.AssertClose(codes, OnnxFile.Run(OnnxFile.Export(model, AutoencoderPart.Encoder), Rows, d.CodesTensorName));
        SmallModel.AssertClose(rebuilt, model.Reconstruct(Rows));
        SmallModel.AssertClose(rebuilt, OnnxFile.Run(OnnxFile.Export(model, AutoencoderPart.Decoder), codes, d.ReconstructionTensorName));
        SmallModel.AssertClose([.. errors.Select(e => e[0])], model.ReconstructionErrors(Rows));
        if (expected.TryGetValue("Rebuilt", out var column))
            SmallModel.AssertClose(rebuilt, column);
        if (expected.TryGetValue("Error", out column))
            SmallModel.AssertClose(errors, column);
    }

    private static Dictionary<string, float[][]> Batched(ITransformer scoring, IDataView view, AutoencoderTransformer model)
    {
        var scored = scoring.Transform(view);
        return model.Description.OutputColumns.ToDictionary(c => c.Name, c => SmallModel.Column(scored, c.Name));
    }

    private static Dictionary<string, float[][]> RowByRow(ITransformer scoring, IDataView view, AutoencoderTransformer model)
    {
        var mapper = scoring.GetRowToRowMapper(view.Schema);
        var names = model.Description.OutputColumns.Select(c => c.Name).ToList();
        var found = names.ToDictionary(n => n, _ => new List<float[]>());
        using var cursor = view.GetRowCursor(view.Schema);
        using var row = mapper.GetRow(cursor, mapper.OutputSchema);
        var getters = names.ToDictionary(n => n, n => row.GetGetter<VBuffer<float>>(mapper.OutputSchema[n]));
        var value = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            foreach (var (name, getter) in getters)
            {
                getter(ref value);
                found[name].Add([.. value.DenseValues()]);
            }
        }
        return found.ToDictionary(f => f.Key, f => f.Value.ToArray());
    }

    private static void AssertEqual(Dictionary<string, float[][]> expected, Dictionary<string, float[][]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, values) in expected)
            SmallModel.AssertClose(values, actual[name]);
    }
}
