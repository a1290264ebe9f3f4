namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>Which files of scores begin with the names of the columns.</summary>
internal enum HeaderRule
{
    /// <summary>The first part alone, so that the parts, one after the other, are the whole.</summary>
    First,

    /// <summary>Each part.</summary>
    Every,

    /// <summary>None.</summary>
    None,
}
