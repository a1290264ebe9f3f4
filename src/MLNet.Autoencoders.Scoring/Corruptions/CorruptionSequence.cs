using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Several corruptions, one after the other: each corrupts what the one before it gives. Their weights of a feature multiply.</summary>
public sealed record CorruptionSequence : Corruption
{
    /// <summary>The corruptions, in their order; at least one. Default: none, which is refused.</summary>
    public IReadOnlyList<Corruption> Parts { get; init => field = ValueList<Corruption>.Of(value)!; } = [];

    internal override void Validate(OptionFaults faults, string name)
    {
        if (Parts is not { Count: > 0 })
            faults.Add(name + ".Parts", Parts is null ? null : "none", "at least one corruption");
        for (int i = 0; i < Parts?.Count; i++)
        {
            string part = FormattableString.Invariant($"{name}.Parts[{i}]");
            if (faults.Given(Parts[i], part))
                Parts[i].Validate(faults, part);
        }
    }

    internal override void Apply(Span<float> state, SamplingChain chain, RandomStream random)
    {
        foreach (var part in Parts)
            part.Apply(state, chain, random);
    }
}
