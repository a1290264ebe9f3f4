namespace MLNet.Autoencoders.Data;

/// <summary>What a label is, and so what is learned of it.</summary>
internal enum LabelKind
{
    /// <summary>One of several classes, 1 for the first.</summary>
    Class,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,
}
