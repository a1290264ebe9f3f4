using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Sampling;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Chains;

/// <summary>Takes rows from the sampling chain of an autoencoder.</summary>
internal sealed class ChainSampling(ScoringSessions sessions, AutoencoderDescription description, SamplingChain chain)
{
    private const int MostTogether = 256;
    private const int BytesTogether = 64 << 20;

    /// <summary>The number of chains that run side by side: fewer if rows are so wide that their tensors would not fit into memory.</summary>
    private int Together => Math.Clamp(BytesTogether / sizeof(float) / chain.Noise.Select(n => n.Size).Append(description.InputSize).Max(), 1, MostTogether);

    /// <summary>The reconstructions of some steps of one chain, in the units of the input.</summary>
    public float[][] Take(int count, int seed, int burnIn, int thinning, float[]? start)
    {
        var kept = new float[count][];
        using var run = Run([new ChainState(chain, start is null ? null : Scaled(start), Random(seed, number: 0))]);
        Steps(run, burnIn);
        for (int i = 0; i < count; i++)
        {
            Steps(run, thinning);
            kept[i] = run.Reconstruction(0).ToArray();
        }
        return Unscaled(kept);
    }

    /// <summary>The reconstructions of one step of each of many chains, in the units of the input.</summary>
    public float[][] TakeFromEach(int count, int seed, int burnIn)
    {
        var kept = new float[count][];
        int together = Together;
        for (int first = 0; first < count; first += together)
        {
            int chains = Math.Min(together, count - first);
            using var run = Run([.. Enumerable.Range(first, chains).Select(number => new ChainState(chain, start: null, Random(seed, number)))]);
            Steps(run, burnIn + 1);
            for (int i = 0; i < chains; i++)
                kept[first + i] = run.Reconstruction(i).ToArray();
        }
        return Unscaled(kept);
    }

    private static RandomStream Random(int seed, int number) => new(seed, RandomPurpose.Chain, number);

    private ChainRun Run(IReadOnlyList<ChainState> states) => new(sessions, chain, description.InputSize, states);

    private static void Steps(ChainRun run, int steps)
    {
        for (int i = 0; i < steps; i++)
            run.Step();
    }

    private float[] Scaled(float[] row) => Through(description.InputColumnName, chain.InputTensorName, [row])[0];

    private float[][] Unscaled(float[][] rows) => Through(chain.ReconstructionTensorName, description.ReconstructionTensorName, rows);

    /// <summary>Rows as another tensor of the same size.</summary>
    private float[][] Through(string input, string output, float[][] rows) => input == output ? rows
        : ArrayScoring.Run(sessions.OpenSegment(new OnnxValue(input, description.InputSize), new OnnxValue(output, description.InputSize)), rows, nameof(rows))[0];
}
