namespace MLNet.Autoencoders;

/// <summary>What is done with missing values, which are NaN.</summary>
public enum MissingValues
{
    /// <summary>A missing value in a training row is an error. What a fitted autoencoder makes of a row with one is NaN.</summary>
    Refuse,

    /// <summary>
    /// The network sees a missing value as the mean of its feature over the training rows and, unless its first layer is a
    /// convolution, is told which values are missing. A missing value weighs nothing in the reconstruction loss; the error of a
    /// row is that of its observed values, multiplied by the number of values and divided by the number of those observed, and 0 if
    /// none is. In training, further values are hidden, so that the network learns to fill gaps: <see cref="FurtherGaps"/>.
    /// </summary>
    Mask,
}
