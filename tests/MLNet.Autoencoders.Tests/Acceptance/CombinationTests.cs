using Microsoft.ML;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>Which combinations are refused, and how.</summary>
public class CombinationTests
{
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [Fact]
    public void Constraints_are_refused_exactly_where_the_documentation_says_and_all_reasons_are_told()
    {
        int refused = 0, accepted = 0;
        foreach (var architecture in OptionsGrid.Architectures)
        {
            foreach (var code in OptionsGrid.ValuesOf(nameof(DenseArchitecture.CodeActivation)))
            {
                foreach (var constraint in OptionsGrid.Constraints)
                {
                    foreach (var scaling in OptionsGrid.ValuesOf(nameof(AutoencoderEstimator.Options.InputScaling)))
                        Count(Check([architecture, code, constraint, scaling, CrossEntropy]), ref refused, ref accepted);
                }
            }
        }
        Assert.True(refused > 1000 && accepted > 500);
    }

    [Fact]
    public void Every_loss_takes_exactly_the_scalings_and_output_activations_that_the_documentation_says()
    {
        int refused = 0, accepted = 0;
        foreach (var loss in OptionsGrid.ValuesOf(nameof(AutoencoderEstimator.Options.ReconstructionLoss)))
        {
            foreach (var scaling in OptionsGrid.ValuesOf(nameof(AutoencoderEstimator.Options.InputScaling)))
            {
                foreach (var output in OptionsGrid.ValuesOf(nameof(DenseArchitecture.OutputActivation)))
                    Count(Check([loss, scaling, output]), ref refused, ref accepted);
            }
        }
        Assert.True(refused > 40 && accepted > 40);
    }

    [Fact]
    public void The_sample_that_is_fitted_has_every_choice_of_every_axis()
    {
        var taken = OptionsGrid.Sample.SelectMany(c => c).Select(c => c.Name).ToHashSet();
        Assert.Equal(OptionsGrid.Axes.SelectMany(a => a).Select(c => c.Name).Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
        Assert.InRange(OptionsGrid.Sample.Count, 80, 250);
    }

    private static OptionsChoice CrossEntropy => OptionsGrid.ValuesOf(nameof(AutoencoderEstimator.Options.ReconstructionLoss))[^1];

    private static void Count(bool isAccepted, ref int refused, ref int accepted)
    {
        refused += isAccepted ? 0 : 1;
        accepted += isAccepted ? 1 : 0;
    }

    /// <summary>Whether the options are accepted, after a look whether they should be.</summary>
    private bool Check(OptionsChoice[] choices)
    {
        var options = OptionsGrid.Options(choices);
        string[] faults = [.. OptionsGrid.Faults(options)];
        if (faults.Length == 0)
        {
            Assert.NotNull(_transforms.Autoencode("Codes", "Features", options));
            return true;
        }
        var thrown = Record.Exception(() => _transforms.Autoencode("Codes", "Features", options));
        Assert.True(thrown is ArgumentException, string.Join(", ", choices.Select(c => c.Name)) + " should have been refused.");
        string count = faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";
        Assert.Equal($"The options have {count}:\n  {string.Join("\n  ", faults)}\n (Parameter 'options')", thrown.Message);
        return false;
    }
}
