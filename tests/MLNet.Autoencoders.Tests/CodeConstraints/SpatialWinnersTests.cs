using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.CodeConstraints;

/// <summary>Winner-take-all on feature maps: each map keeps its largest value, and of these the largest over the batch.</summary>
public class SpatialWinnersTests
{
    [Fact]
    public void Each_map_keeps_its_largest_value_if_it_is_among_the_largest_of_the_batch()
    {
        using var scope = NewDisposeScope();
        var layer = new SpatialWinnersLayer(RowShape.Maps(2, 1, 3), fraction: 0.5);
        var maps = tensor(
            new float[]
            {
                1, 5, 2, /**/ 7, 6, 5,
                4, 3, 2, /**/ 8, 9, 8,
                1, 1, 6, /**/ 1, 2, 3,
                3, 2, 1, /**/ 2, 1, 0,
            },
            4,
            2,
            1,
            3);
        var kept = layer.Forward(maps, ForwardContext.Training());
        Assert.Equal(
            [
                0, 5, 0, /**/ 7, 0, 0,
                0, 0, 0, /**/ 0, 9, 0,
                0, 0, 6, /**/ 0, 0, 0,
                0, 0, 0, /**/ 0, 0, 0,
            ],
            TensorValues.Floats(kept));
        Assert.Equal(maps.shape, kept.shape);
        Assert.Equal(TensorValues.Floats(maps), TensorValues.Floats(layer.Forward(maps, ForwardContext.Use)));
    }

    [Fact]
    public void Maps_that_are_the_code_compete_and_a_dense_code_behind_maps_does_as_before()
    {
        using var scope = NewDisposeScope();
        var architecture = new ConvolutionalArchitecture { Height = 4, Width = 4, CodingSize = 3, Stages = [new() { Maps = 2 }] };
        Assert.IsType<WinnerTakeAllLayer>(Layer(architecture));
        Assert.IsType<SpatialWinnersLayer>(Layer(architecture with { DenseCode = false }));

        Layer Layer(ConvolutionalArchitecture architecture) =>
            CodeConstraintParts.Of(new WinnerTakeAll(), FitParts.Build(architecture, 16).Encoder).Layer!;
    }
}
