namespace MLNet.Autoencoders;

/// <summary>How feature maps are made smaller after a convolution.</summary>
public enum Pooling
{
    /// <summary>They are left as they are.</summary>
    None,

    /// <summary>Each square of values is replaced by the largest of them.</summary>
    Max,

    /// <summary>Each square of values is replaced by their mean.</summary>
    Average,
}
