namespace MLNet.Autoencoders;

/// <summary>
/// How the network scales its inputs. The scale is learned from the training rows, is part of the network's ONNX graph and
/// is undone on reconstructions. A constant column becomes 0 and is reconstructed as it is.
/// </summary>
public enum InputScaling
{
    /// <summary>Inputs are taken as they are.</summary>
    None,

    /// <summary>
    /// Each feature to mean 0, its unit as it is: no direction of the rows is then common to all of them, which leaves sparse
    /// codes few units that never win.
    /// </summary>
    Center,

    /// <summary>
    /// Each feature from its minimum and maximum over the training rows to [0, 1]. Other rows may come to lie outside: under
    /// <see cref="ReconstructionLoss.BinaryCrossEntropy"/> the squares of what they exceed it by are added to their error.
    /// </summary>
    MinMax,

    /// <summary>Each feature to mean 0 and standard deviation 1.</summary>
    Standardize,
}
