using System.Globalization;

namespace MLNet.Autoencoders;

/// <summary>Collects what is wrong with options, so that all of it is reported at once.</summary>
internal sealed class OptionFaults
{
    private readonly List<string> _faults = [];

    public bool Any => _faults.Count > 0;

    public void Add(string name, object? value, string allowed) =>
        _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} = {value ?? "null"}: allowed: {allowed}"));

    /// <summary>Adds the faults of options that are part of others, whose name is put in front.</summary>
    public void Add(string prefix, OptionFaults part) => _faults.AddRange(part._faults.Select(fault => prefix + fault));

    public void AtLeast(double value, double minimum, string name) =>
        Check(value >= minimum && double.IsFinite(value), name, value, string.Create(CultureInfo.InvariantCulture, $"{minimum} and above"));

    public void Above(double value, double bound, string name) =>
        Check(value > bound && double.IsFinite(value), name, value, string.Create(CultureInfo.InvariantCulture, $"above {bound}"));

    public void FromZeroToBelowOne(double value, string name) => Check(value is >= 0 and < 1, name, value, "from 0 to below 1");

    public void FromZeroToOne(double value, string name) => Check(value is >= 0 and <= 1, name, value, "from 0 to 1");

    public void AboveZeroToOne(double value, string name) => Check(value is > 0 and <= 1, name, value, "above 0 to 1");

    public void BetweenZeroAndOne(double value, string name) => Check(value is > 0 and < 1, name, value, "above 0 and below 1");

    public void Defined<T>(T value, string name)
        where T : struct, Enum =>
        Check(Enum.IsDefined(value), name, value, string.Join(", ", Enum.GetNames<T>()));

    public bool Given(object? value, string name)
    {
        Check(value is not null, name, value, "not null");
        return value is not null;
    }

    /// <summary>Their number, and each on a line of its own.</summary>
    public override string ToString() =>
        $"{_faults.Count} fault{(_faults.Count == 1 ? "" : "s")}:{string.Concat(_faults.Select(f => "\n  " + f))}";

    private void Check(bool holds, string name, object? value, string allowed)
    {
        if (!holds)
            Add(name, value, allowed);
    }
}
