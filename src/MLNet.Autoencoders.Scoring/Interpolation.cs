namespace MLNet.Autoencoders;

/// <summary>The way from one code to another.</summary>
public enum Interpolation
{
    /// <summary>The straight line: (1 − t) a + t b.</summary>
    Linear,

    /// <summary>
    /// The arc around the origin from the direction of a to that of b at a constant angular speed (K. Shoemake, "Animating Rotation with
    /// Quaternion Curves", 1985), while the length changes evenly from that of a to that of b. Codes of a Gaussian prior with many values
    /// have similar lengths, which codes on the straight line between them do not have.
    /// </summary>
    /// <remarks>
    /// If a or b is zero or both have the same direction, the arc is the straight line. If their directions are opposite, the arc
    /// goes through the coordinate axis that is closest to perpendicular to a; codes of one value follow the straight line then.
    /// </remarks>
    Spherical,
}
