using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>What ONNX Runtime computes from the exported graph against what TorchSharp computes from the network.</summary>
public class OnnxEqualsTorchTests
{
    private const float Tolerance = 1e-5f;

    private static readonly float[][] Rows = [.. Sample.Rows(9, 7).Select(r => r.Select((v, i) => i == 2 ? 0.5f * v : v).ToArray())];

    public static TheoryData<Activation, ReconstructionLoss, InputScaling, bool> All()
    {
        var data = new TheoryData<Activation, ReconstructionLoss, InputScaling, bool>();
        foreach (var activation in Enum.GetValues<Activation>())
        {
            foreach (var loss in Enum.GetValues<ReconstructionLoss>())
            {
                foreach (var scaling in Enum.GetValues<InputScaling>().Where(s => s != InputScaling.Automatic && (loss == ReconstructionLoss.SquaredError || s is InputScaling.None or InputScaling.MinMax)))
                {
                    data.Add(activation, loss, scaling, false);
                    data.Add(activation, loss, scaling, true);
                }
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_exported_graph_computes_what_the_network_computes(Activation activation, ReconstructionLoss loss, InputScaling scaling, bool tied)
    {
        var architecture = new DenseArchitecture
        {
            CodingSize = 3,
            HiddenSizes = [5],
            TiedWeights = tied,
            HiddenActivation = activation,
            CodeActivation = activation,
            OutputActivation = loss == ReconstructionLoss.SquaredError ? activation : null,
        };
        using var exported = new ExportedNetwork(architecture, loss, scaling, Rows);

        Close(exported.Codes, exported.Transformer.Encode(Rows));
        var expected = Unscaled(scaling, loss == ReconstructionLoss.BinaryCrossEntropy
            ? [.. exported.Output.Select(l => 1 / (1 + MathF.Exp(-l)))]
            : exported.Output);
        Close(expected, exported.Transformer.Reconstruct(Rows));
        Assert.InRange(exported.Transformer.ReconstructionErrors(Rows).Average() / exported.Loss, 1 - Tolerance, 1 + Tolerance);
    }

    [Fact]
    public void Extreme_logits_give_finite_errors_and_certain_reconstructions()
    {
        float[][] rows = [.. Rows.Select(r => r.Select((v, i) => i == 0 ? 1f : i == 1 ? 0f : v).ToArray())];
        using var exported = new ExportedNetwork(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }, ReconstructionLoss.BinaryCrossEntropy, InputScaling.None, rows, biasScale: 20000);

        Assert.Contains(exported.Output, l => l > 1000);
        Assert.Contains(exported.Output, l => l < -1000);
        Assert.All(exported.Transformer.Reconstruct(rows).SelectMany(r => r), p => Assert.InRange(p, 0, 1));
        var errors = exported.Transformer.ReconstructionErrors(rows);
        for (int i = 0; i < rows.Length; i++)
        {
            double expected = Enumerable.Range(0, 7).Sum(j =>
            {
                double logit = exported.Output[(i * 7) + j];
                return Math.Max(logit, 0) - (logit * rows[i][j]) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            });
            Assert.InRange(errors[i] / expected, 1 - 1e-5, 1 + 1e-5);
        }
    }

    private static float[] Unscaled(InputScaling scaling, float[] values) =>
    [
        .. values.Select((v, i) =>
        {
            double[] column = [.. Rows.Select(r => (double)r[i % 7])];
            double mean = column.Average();
            return scaling switch
            {
                InputScaling.CommonScale => v * Rows.Max(r => r.Max(Math.Abs)),
                InputScaling.Center => (float)(mean + v),
                InputScaling.MinMax => (float)(column.Min() + (v * (column.Max() - column.Min()))),
                InputScaling.Standardize or InputScaling.StandardizeExceptIndicators => (float)(mean + (v * Math.Sqrt(column.Average(c => (c - mean) * (c - mean))))),
                _ => v,
            };
        }),
    ];

    private static void Close(float[] expected, float[][] actual) =>
        Assert.All(expected.Zip(actual.SelectMany(r => r)), v => Assert.Equal(v.First, v.Second, Tolerance * Math.Max(1, Math.Abs(v.First))));
}
