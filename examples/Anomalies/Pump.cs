namespace Anomalies;

/// <summary>A pump that runs at changing speeds, as its sensors see it.</summary>
public sealed class Pump(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A reading of a pump with which nothing is wrong: flow rises with the speed, pressure with its square, power with its cube.</summary>
    public PumpReading Usual()
    {
        double speed = 0.4 + (0.6 * _random.NextDouble()), weather = 15 + (10 * _random.NextDouble());
        return new PumpReading
        {
            Speed = Measured(3000 * speed),
            Flow = Measured(120 * speed),
            Pressure = Measured(6 * speed * speed),
            Power = Measured(25 * speed * speed * speed),
            Temperature = Measured(weather + (30 * speed)),
            Vibration = Measured(0.5 + (2 * speed)),
        };
    }

    /// <summary>A reading of a pump whose filter is clogged: less flow than the speed promises, though no less than at a lower speed.</summary>
    public PumpReading Clogged()
    {
        var reading = Faulty();
        reading.Flow *= 0.75f;
        return reading;
    }

    /// <summary>A reading of a pump whose bearing is worn: it shakes, and begins to get warm.</summary>
    public PumpReading Worn()
    {
        var reading = Faulty();
        reading.Vibration *= 1.4f;
        reading.Temperature += 3;
        return reading;
    }

    private PumpReading Faulty()
    {
        var reading = Usual();
        reading.Label = 1;
        return reading;
    }

    private float Measured(double value) => (float)(value * (1 + (0.04 * (_random.NextDouble() - 0.5))));
}
