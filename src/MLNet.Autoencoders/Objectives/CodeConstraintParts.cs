using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Objectives;

/// <summary>What a <see cref="CodeConstraint"/> is made of: a layer behind the code, a term of the objective, or neither.</summary>
/// <param name="Layer">The layer; null without.</param>
/// <param name="Term">The term; null without.</param>
internal sealed record CodeConstraintParts(Layer? Layer, IObjectiveTerm? Term)
{
    /// <summary>The term, if there is one.</summary>
    public IReadOnlyList<IObjectiveTerm> Terms => Term is null ? [] : [Term];

    /// <param name="constraint">The constraint; null for none.</param>
    /// <param name="encoder">The layers that lead to the code.</param>
    public static CodeConstraintParts Of(CodeConstraint? constraint, IReadOnlyList<Layer> encoder)
    {
        int size = encoder[^1].OutputSize;
        return constraint switch
        {
            null => new(null, null),
            KullbackLeiblerSparsity sparsity => new(null, new KullbackLeiblerTerm(sparsity)),
            SquaredSparsity sparsity => new(null, new SquaredSparsityTerm(sparsity)),
            L1Sparsity sparsity => new(null, new L1Term(sparsity)),
            KSparsity sparsity => new(new KSparseLayer(size, sparsity.K, sparsity.KInUse(size)), null),
            WinnerTakeAll winners => new(encoder[^1].OutputShape is { IsFlat: false } maps ? new SpatialWinnersLayer(maps, winners.Fraction) : new WinnerTakeAllLayer(size, winners.Fraction), null),
            ContractivePenalty penalty => new(null, Contractive(penalty, encoder)),
            _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "Not a code constraint."),
        };
    }

    private static ContractiveTerm Contractive(ContractivePenalty penalty, IReadOnlyList<Layer> encoder)
    {
        var last = encoder[^1] as DenseLayer;
        var method = penalty.MethodFor(new EncoderLayer(encoder[^1].OutputSize, last?.Activation ?? Activation.Identity, encoder.Count, IsDense: last is not null, last is { HasNoisyOutputs: true }));
        return new ContractiveTerm(penalty.Weight, method, method == ContractiveMethod.ClosedForm ? last : null);
    }
}
