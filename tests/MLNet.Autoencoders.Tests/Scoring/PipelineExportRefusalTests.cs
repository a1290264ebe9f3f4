using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Onnx.Joining;
using MLNet.Autoencoders.Tests.Support;
using static MLNet.Autoencoders.Tests.Support.ConvertedModel;

namespace MLNet.Autoencoders.Tests.Scoring;

/// <summary>Files that do not fit are refused by the name of what does not fit; of those that do, everything is kept.</summary>
public sealed class PipelineExportRefusalTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly AutoencoderTransformer _model;
    private readonly TestFolder _folder = new();

    public PipelineExportRefusalTests() => _model = SmallModel.Fit(_ml, SmallModel.CodesOnly());

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_that_takes_none_of_its_columns_is_told_what_there_is() =>
        AssertRefused(null, new ConvertedModel().Passing("Features", Float, 6).Passing("Other", Float, 2), "'behind'", "'Codes'", "'Features', 'Other'");

    [Fact]
    public void A_column_of_another_size_or_type_is_named()
    {
        AssertRefused(null, new ConvertedModel().Passing("Codes", Float, 1, 3), "'Codes'", "float[N, 1, 3]", "float[N, 2]");
        AssertRefused(null, new ConvertedModel().Passing("Codes", Integer, 2), "'Codes'", "int64[N, 2]");
        AssertRefused(null, new ConvertedModel().Passing("Codes", Float, 2).Passing("Features", Float, 7), "'Features'", "float[N, 7]", "float[N, 6]");
        AssertRefused(new ConvertedModel().Passing("Features", Float, 5), null, "'Features'", "float[N, 5]", "float[N, 6]");
    }

    [Fact]
    public void A_file_before_must_give_what_is_taken_behind_it()
    {
        AssertRefused(new ConvertedModel().Passing("Pixels", Float, 6), null, "'before'", "'Features'", "'Pixels'");
        AssertRefused(
            new ConvertedModel().Input("Label", Text, 1).Passing("Features", Float, 6).Output("Name", "Label", Text, 1),
            new ConvertedModel().Passing("Codes", Float, 1, 2).Passing("Label", Key, 1),
            "'before'", "'Label'");
    }

    [Fact]
    public void Versions_of_operators_that_one_file_cannot_have_are_named()
    {
        var codes = () => new ConvertedModel().Passing("Codes", Float, 1, 2);
        var features = () => new ConvertedModel().Passing("Features", Float, 6);
        AssertRefused(null, codes().OperatorSet(10), "'behind'", "10", "11 to 21");
        AssertRefused(features().OperatorSet(9), null, "'before'", "9", "11 to 21");
        AssertRefused(null, codes().OperatorSet(22), "22");
        AssertRefused(features().OperatorSet(11), codes().OperatorSet(12), "11", "12", "'before'", "'behind'");
        AssertRefused(features().OperatorSet(12, classic: 1), codes().OperatorSet(12), "ai.onnx.ml");
    }

    [Fact]
    public void A_file_that_is_not_whole_is_refused_and_nothing_is_written()
    {
        byte[] whole = new ConvertedModel().Passing("Codes", Float, 1, 2).ToArray();
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["behind.onnx"], whole[..length]);
            var error = Record.Exception(() => _model.ExportOnnxPipeline(_folder["model.onnx"], null, _folder["behind.onnx"]));
            // Cut between two fields it can still be a file, though not one for other operators than its own.
            Assert.NotNull(error);
            Assert.True(error is FormatException or ArgumentException, error.ToString());
            Assert.Contains(_folder["behind.onnx"], error.Message, StringComparison.Ordinal);
            refused += error is FormatException ? 1 : 0;
        }
        Assert.InRange(refused, whole.Length / 2, whole.Length);
        Assert.Equal(["behind.onnx"], _folder.Files);
        Assert.Throws<FileNotFoundException>(() => _model.ExportOnnxPipeline(_folder["model.onnx"], _folder["none.onnx"], null));
        Assert.Throws<ArgumentNullException>(() => _model.ExportOnnxPipeline((Stream)null!, null, null));
    }

    /// <summary>Every operator that networks are exported with, in every version that files may have.</summary>
    [Fact]
    public void In_every_version_of_operators_it_computes_the_same()
    {
        foreach (var activation in Enum.GetValues<Activation>())
        {
            var options = SmallModel.Options();
            options.HiddenLayerColumnNames = ["Hidden"];
            options.ReconstructionLoss = activation == Activation.Sigmoid ? ReconstructionLoss.BinaryCrossEntropy : ReconstructionLoss.SquaredError;
            options.Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [4], HiddenActivation = activation, CodeActivation = activation };
            if (activation == Activation.Identity)
                options.CodeConstraint = new KSparsity { K = 2 };
            options.Training = new TrainingPlan { Epochs = 1 };
            Check(options, (expected, actual) => Assert.Equal(expected, actual));
        }
        foreach (var pooling in Enum.GetValues<Pooling>())
        {
            var options = SmallModel.Options();
            options.Architecture = new ConvolutionalArchitecture
            {
                Height = 2,
                CodingSize = 3,
                Stages = [new() { Maps = 2, BatchNormalization = true }, new() { Maps = 3, Stride = pooling == Pooling.None ? 2 : 1, Pooling = pooling }],
            };
            options.Training = new TrainingPlan { Epochs = 1 };
            // Versions differ in how they round the sums of a convolution.
            Check(options, (expected, actual) => SmallModel.AssertClose(expected, actual, 1e-5f));
        }

        void Check(AutoencoderEstimator.Options options, Action<float[][], float[][]> assertSame)
        {
            using var model = SmallModel.Fit(_ml, options);
            byte[] whole = OnnxFile.Export(model, AutoencoderPart.Whole);
            foreach (int version in Enumerable.Range(11, 11))
            {
                byte[] joined = Join(model, null, new ConvertedModel().OperatorSet(version)
                    .Passing("Codes", Float, 1, 3).Passing("Error", Float, 1).Passing("Rebuilt", Float, 1, 6).ToArray());
                foreach (var tensor in new[] { "Codes", "Error", "Rebuilt" })
                    assertSame(OnnxFile.Run(whole, SmallModel.Rows, tensor), OnnxFile.Run(joined, SmallModel.Rows, tensor + ".output"));
            }
        }
    }

    [Fact]
    public void What_joining_does_not_know_stays_and_graphs_within_nodes_follow_new_names()
    {
        // A branch that takes a tensor of the graph around it, which has to change its name; texts; a field of no known number.
        var branch = Graph("then_branch", [OfNode("Identity", ["Features"], ["chosen"], ""), ProtobufField.Of(2, "then"), Declare(12, "chosen", Float, 2)]);
        var other = Graph("else_branch", [OfNode("Neg", ["Features"], ["negated"], ""), ProtobufField.Of(2, "else"), Declare(12, "negated", Float, 2)]);
        var unknown = new ProtobufField(4_000, WireType.Fixed64, 0x123456789ABCDEF0, default);
        var text = ProtobufField.Of(14, [ProtobufField.Of(1, "author"), ProtobufField.Of(2, "somebody else")]);
        var truth = ProtobufField.Of(5, [ProtobufField.OfNumber(2, 9), ProtobufField.OfNumber(5, 1), ProtobufField.Of(8, "condition")]);
        byte[] behind = new ConvertedModel()
            .Input("Codes", Float, 1, 2)
            .InGraph(truth)
            .Node("Abs", ["Codes"], ["Features"])
            .Node("If", ["condition"], ["picked"], "", branch, other)
            .Output("Picked", "picked", Float, 2)
            .Model(unknown)
            .Model(text)
            .ToArray();
        byte[] joined = Join(_model, null, behind);
        SmallModel.AssertClose([.. _model.Encode(SmallModel.Rows).Select(c => c.Select(Math.Abs).ToArray())], OnnxFile.Run(joined, SmallModel.Rows, "Picked.output"));

        var model = ProtobufMessage.Read(joined);
        Assert.Contains(unknown, model);
        Assert.Equal("ML.NET", model.Single(f => f.Number == OnnxFields.ModelProducer).Text);
        using var session = new InferenceSession(joined);
        Assert.Equal("somebody else", session.ModelMetadata.CustomMetadataMap["author"]);
        Assert.Contains("\"Features\"", session.ModelMetadata.CustomMetadataMap["mlnet.autoencoders"], StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_taken_apart_and_put_together_are_the_same_bytes()
    {
        byte[] onnx = OnnxFile.Export(_model, AutoencoderPart.Whole);
        Assert.Equal(onnx, ProtobufMessage.Write(ProtobufMessage.Read(onnx)));
        foreach (var hexadecimal in new[] { "FFFFFFFFFFFFFFFFFFFFFF", "3A05", "3AFFFFFFFFFFFFFFFFFF01", "0B", "0F", "09000000", "0D0000", "0001", "08" })
            Assert.Throws<FormatException>(() => ProtobufMessage.Read(Convert.FromHexString(hexadecimal)));
    }

    private static byte[] Join(AutoencoderTransformer model, byte[]? before, byte[]? behind)
    {
        using var stream = new MemoryStream();
        model.ExportOnnxPipeline(stream, before is null ? null : new MemoryStream(before), behind is null ? null : new MemoryStream(behind));
        return stream.ToArray();
    }

    private void AssertRefused(ConvertedModel? before, ConvertedModel? behind, params string[] told)
    {
        var error = Assert.Throws<ArgumentException>(() => Join(_model, before?.ToArray(), behind?.ToArray()));
        Assert.All(told, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
