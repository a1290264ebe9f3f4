namespace MLNet.Autoencoders.Networks;

/// <summary>The shapes of a row in a stage of the encoder; its mirror in the decoder has them in reverse.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Convolved">What its convolution gives.</param>
/// <param name="Output">What its pooling leaves of that.</param>
internal sealed record StageShapes(ConvolutionalStage Stage, RowShape Input, RowShape Convolved, RowShape Output)
{
    /// <summary>The number of weights of the kernels.</summary>
    public long Weights => (long)Stage.Maps * Input.Channels * Stage.KernelSize * Stage.KernelSize;

    /// <summary>The number of products that the convolution computes for a row, and as many its mirror.</summary>
    public double Products => (double)Weights * Convolved.Height * Convolved.Width;

    /// <summary>The rows and columns by which the input is larger than the smallest that is convolved to the same shape.</summary>
    public (int Height, int Width) Remainder => (RemainderOf(Input.Height), RemainderOf(Input.Width));

    /// <summary>The shapes of stages, each of which takes what the one before gives, from one that fits the first.</summary>
    /// <param name="input">What the first stage takes.</param>
    /// <param name="stages">The stages, each valid for itself.</param>
    /// <param name="name">The name of the stages' option.</param>
    /// <param name="faults">Where faults go; the first that does not fit is the last in the result.</param>
    /// <returns>The shapes of the stages that fit.</returns>
    public static IReadOnlyList<StageShapes> Of(RowShape input, IReadOnlyList<ConvolutionalStage> stages, string name, OptionFaults faults)
    {
        var shapes = new List<StageShapes>();
        for (int i = 0; i < stages.Count; i++)
        {
            if (Of(input, stages[i], $"{name}[{i}]", faults) is not { } shape)
                break;
            shapes.Add(shape);
            input = shape.Output;
        }
        return shapes;
    }

    private static StageShapes? Of(RowShape input, ConvolutionalStage stage, string name, OptionFaults faults)
    {
        long height = input.Height + (2L * stage.Border), width = input.Width + (2L * stage.Border);
        if (stage.KernelSize > Math.Min(height, width))
        {
            faults.Add(name + ".KernelSize", stage.KernelSize, $"at most the height and width of the maps that the stage takes with their padding, {height}×{width}");
            return null;
        }
        long Convolved(long n) => ((n - stage.KernelSize) / stage.Stride) + 1;
        (height, width) = (Convolved(height), Convolved(width));
        if (stage.Maps > int.MaxValue / (height * width))
        {
            faults.Add(name + ".Maps", stage.Maps, $"at most {int.MaxValue / (height * width)} for maps of {height}×{width}: a row has at most {int.MaxValue} values");
            return null;
        }
        if (stage.PoolingFactor > Math.Min(height, width))
        {
            faults.Add(name + ".PoolingSize", stage.PoolingSize, $"at most the height and width of the maps that the convolution gives, {height}×{width}");
            return null;
        }
        return new StageShapes(stage, input, RowShape.Maps(stage.Maps, height, width), RowShape.Maps(stage.Maps, height / stage.PoolingFactor, width / stage.PoolingFactor));
    }

    private int RemainderOf(int size) => (size + (2 * Stage.Border) - Stage.KernelSize) % Stage.Stride;
}
