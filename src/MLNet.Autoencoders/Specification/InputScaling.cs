namespace MLNet.Autoencoders;

/// <summary>
/// How the network scales its inputs. The scale is learned from the training rows, is part of the network's ONNX graph, and
/// is undone on reconstructions. With <see cref="Center"/>, <see cref="MinMax"/> and <see cref="Standardize"/> a constant
/// column becomes 0 and is reconstructed exactly; with <see cref="StandardizeExceptIndicators"/> too, unless it is −1, 0 or 1.
/// </summary>
public enum InputScaling
{
    /// <summary>Inputs are not scaled.</summary>
    None,

    /// <summary>
    /// Each feature is shifted to mean 0 and keeps its unit. The rows then have no common direction, which leaves only few units
    /// of sparse codes that never win.
    /// </summary>
    Center,

    /// <summary>
    /// Each feature is mapped from its minimum and maximum over the training rows to [0, 1]. Other rows may lie outside; under
    /// <see cref="ReconstructionLoss.BinaryCrossEntropy"/> the squared distances from [0, 1] are added to their error.
    /// </summary>
    MinMax,

    /// <summary>Each feature is scaled to mean 0 and standard deviation 1.</summary>
    Standardize,

    /// <summary>
    /// All features are divided by the same number, the largest absolute value of any of them over the training rows: zeros stay
    /// zeros, and the features keep their relative sizes.
    /// </summary>
    CommonScale,

    /// <summary>
    /// One of those above, chosen according to the training rows, without those held out. The log and
    /// <see cref="AutoencoderDescription.InputScaling"/> record which one was chosen; the log also states why.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Under <see cref="ReconstructionLoss.BinaryCrossEntropy"/> it is <see cref="None"/>: a value outside [0, 1] is an error.
    /// Under <see cref="ReconstructionLoss.SquaredError"/> it is <see cref="Standardize"/>, unless all features share a unit and
    /// standardizing would inflate those that hardly vary, such as pixels at the border of images. With mean mᵢ, standard
    /// deviation sᵢ and typical deviation s = √(mean of sᵢ² over the features that vary), this is assumed if |mᵢ| ≤ 10 s for
    /// every feature, including constant ones, and either all features that vary take only the same two values, as 0/1 features
    /// do, or all of the following hold:
    /// </para>
    /// <list type="bullet">
    /// <item><description>(Σ sᵢ²)² / Σ sᵢ⁴ is at least 0.4 times the number of features that vary: the variance is not concentrated in a few of them;</description></item>
    /// <item><description>features with two values account for at most a tenth of Σ sᵢ²;</description></item>
    /// <item><description>sᵢ &lt; s / 10 for some feature that varies.</description></item>
    /// </list>
    /// <para>
    /// For such rows it is <see cref="None"/> if their largest absolute value is within [0.5, 10], otherwise
    /// <see cref="CommonScale"/>; with <see cref="KSparsity"/> or <see cref="WinnerTakeAll"/> it is always <see cref="Center"/>.
    /// The values of a <see cref="ConvolutionalArchitecture"/> always share a unit, because its kernels look for the same features
    /// everywhere: with it, it is <see cref="None"/> or <see cref="CommonScale"/>, whatever the constraint.
    /// <c>build/bench.sh scaling</c> measures the rule on tables and images.
    /// </para>
    /// </remarks>
    Automatic,

    /// <summary>
    /// As <see cref="Standardize"/>, but features whose values are all −1, 0 or 1 in the training rows stay as they are, even
    /// constant ones: a rare 1 does not become a large number, and a feature that never varied still counts if it does.
    /// <see cref="Automatic"/> never chooses it.
    /// </summary>
    StandardizeExceptIndicators,
}
