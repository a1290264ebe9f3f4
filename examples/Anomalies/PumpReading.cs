namespace Anomalies;

/// <summary>What the sensors of a pump show at one moment.</summary>
public sealed class PumpReading
{
    /// <summary>In revolutions per minute.</summary>
    public float Speed { get; set; }

    /// <summary>In cubic metres per hour.</summary>
    public float Flow { get; set; }

    /// <summary>In bar.</summary>
    public float Pressure { get; set; }

    /// <summary>In kilowatts.</summary>
    public float Power { get; set; }

    /// <summary>Of the bearing, in degrees Celsius.</summary>
    public float Temperature { get; set; }

    /// <summary>In millimetres per second.</summary>
    public float Vibration { get; set; }

    /// <summary>1 if something is wrong with the pump, otherwise 0. It is for evaluation only.</summary>
    public float Label { get; set; }
}
