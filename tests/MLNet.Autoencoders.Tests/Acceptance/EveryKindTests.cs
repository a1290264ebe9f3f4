using System.Reflection;
using System.Text.Json.Serialization;
using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Calibration;
using MLNet.Autoencoders.Tests.Objectives;
using MLNet.Autoencoders.Tests.Optimization;
using MLNet.Autoencoders.Tests.Options;
using MLNet.Autoencoders.Tests.Priors;
using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>What a new kind of part needs besides its own file. Kinds are found by their types; each message says what to do.</summary>
public class EveryKindTests
{
    /// <summary>For each axis: who makes what acts for its kinds, and a try of it.</summary>
    private static readonly Dictionary<Type, (string Maker, Action<object> Make)> Makers = new()
    {
        [typeof(Architecture)] = ("NetworkBuilder.Build and NetworkCost.Of", part => Assert.NotEmpty(Network((Architecture)part).Parameters)),
        [typeof(Corruption)] = ("Corruptor.Of", part => Assert.NotNull(Corruptor.Of((Corruption)part, () => new FeatureRange([0f], [1f])))),
        [typeof(CodeConstraint)] = ("CodeConstraintParts.Of", part => Assert.NotEqual(new(null, null), CodeConstraintParts.Of((CodeConstraint)part, Network(new DenseArchitecture()).Encoder))),
        [typeof(AnomalyScore)] = ("ScoreLearning", part => MakeScore((AnomalyScore)part)),
        [typeof(Prior)] = ("PriorParts.Of", part => MakePrior((Prior)part)),
        [typeof(Optimizer)] = ("Optimizers.Create", part => MakeOptimizer((Optimizer)part)),
        [typeof(LearningRateSchedule)] = ("LearningRateSchedule.Factor", part => Assert.InRange(((LearningRateSchedule)part).Factor([], 0, 5), 0, 1)),
    };

    /// <summary>For each axis: the tests that compare its kinds with published or differentiated values, and what they have.</summary>
    private static readonly Dictionary<Type, (string Where, Func<IEnumerable<object?>> Tested)> Mathematics = new()
    {
        [typeof(Architecture)] = ("ObjectiveGradientTests.Cases", () => ObjectiveGradientTests.All.Select(c => c.Architecture)),
        [typeof(Corruption)] = ("ObjectiveGradientTests.Cases", () => ObjectiveGradientTests.All.Select(c => c.Corruption)),
        [typeof(CodeConstraint)] = ("ObjectiveGradientTests.Cases", () => ObjectiveGradientTests.All.Select(c => c.Constraint)),
        [typeof(Prior)] = ("AdversarialObjectiveTests.Cases or ObjectiveGradientTests.Cases", () => [.. AdversarialObjectiveTests.All, .. ObjectiveGradientTests.All.Select(c => c.Prior)]),
        [typeof(AnomalyScore)] = ("AnomalyScoreTests.Scores", () => ((IEnumerable<object[]>)AnomalyScoreTests.Scores).Select(row => row[0])),
        [typeof(Optimizer)] = ("OptimizerTests.All", () => ((IEnumerable<object[]>)OptimizerTests.All).Select(row => row[0])),
        [typeof(LearningRateSchedule)] = ("ScheduleTests.Rules", () => ScheduleTests.Rules.Select(row => row[1])),
    };

    public static TheoryData<string> Kinds => [.. OptionsKinds.All.Select(k => k.Kind.Name)];

    [Fact]
    public void Axes_are_found() =>
        Assert.Superset(new HashSet<Type> { typeof(Architecture), typeof(Corruption), typeof(CodeConstraint), typeof(Prior), typeof(Optimizer), typeof(LearningRateSchedule) }, OptionsKinds.Axes.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_has_a_name_in_JSON_and_comes_back_with_all_its_properties(string name)
    {
        var (axis, kind) = Find(name);
        var names = axis.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToList();
        Assert.True(names.Any(n => n.DerivedType == kind), $"{name} has no name in JSON: add [JsonDerivedType(typeof({name}), \"...\")] to {axis.Name}.");
        Assert.Equal(names.Count, names.Select(n => n.TypeDiscriminator).Distinct().Count());
        object part = OptionsKinds.Changed(kind);
        var read = OptionsJson.Read(OptionsJson.Write(OptionsKinds.With(part)));
        Assert.Equal(part, OptionsKinds.PartsOf(read).Single(axis.IsInstanceOfType));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_acts_for_it_is_made(string name)
    {
        var (axis, kind) = Find(name);
        Assert.True(Makers.TryGetValue(axis, out var maker), $"{axis.Name} is a new axis: say in {nameof(EveryKindTests)}.{nameof(Makers)} what makes the parts of its kinds.");
        using var scope = NewDisposeScope();
        var thrown = Record.Exception(() => maker.Make(Activator.CreateInstance(kind)!));
        Assert.True(thrown is null, $"{name} comes to nothing: give it its arm in {maker.Maker}. {thrown?.Message}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_fitted_saved_and_reloaded(string name)
    {
        var (_, kind) = Find(name);
        var fitted = OptionsGrid.Sample.SelectMany(choices => OptionsKinds.PartsOf(OptionsGrid.Options(choices)));
        Assert.True(fitted.Any(part => part.GetType() == kind), $"{name} is never fitted: add a choice with it to {nameof(OptionsGrid)}.");
    }

    [Fact]
    public void Every_value_of_every_enum_is_fitted_saved_and_reloaded()
    {
        var fitted = OptionsGrid.Sample.SelectMany(choices => OptionsKinds.EnumsOf(OptionsGrid.Options(choices))).ToHashSet();
        var never = OptionsKinds.AllEnums().Except(fitted).Select(e => $"{e.Part.Name}.{e.Property} = {e.Value ?? "null"}").ToList();
        Assert.True(never.Count == 0, $"Never fitted: {string.Join(", ", never)}. Add choices with them to {nameof(OptionsGrid)}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_of_its_properties_that_has_a_range_is_refused_outside_it(string name)
    {
        var (_, kind) = Find(name);
        var rows = FaultsTests.PartFaults.Where(row => row[0].GetType() == kind).Select(row => (string)row[1]).ToList();
        var without = kind.GetProperties().Where(p => p.PropertyType != typeof(bool)).Select(p => p.Name)
            .Where(p => !rows.Any(fault => fault.StartsWith(p + " = ", StringComparison.Ordinal) || fault.StartsWith(p + "[", StringComparison.Ordinal))).ToList();
        Assert.True(without.Count == 0, $"{name} may have any {string.Join(", ", without)}: add a value out of range of each to {nameof(FaultsTests)}.{nameof(FaultsTests.PartFaults)}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_mathematics_is_tested(string name)
    {
        var (axis, kind) = Find(name);
        Assert.True(Mathematics.TryGetValue(axis, out var tests), $"{axis.Name} is a new axis: say in {nameof(EveryKindTests)}.{nameof(Mathematics)} where its gradients or rules are tested.");
        Assert.True(tests.Tested().Any(part => part?.GetType() == kind), $"{name} has no test of its gradients or rule: add it to {tests.Where}.");
    }

    private static (Type Axis, Type Kind) Find(string name) => OptionsKinds.All.Single(k => k.Kind.Name == name);

    private static void MakePrior(Prior prior)
    {
        using var generator = new Generator(1);
        var network = Network(new DenseArchitecture());
        var parts = PriorParts.Of(new AutoencoderEstimator.Options { Prior = prior }, network, generator, CPU);
        Assert.NotEqual(0, parts.CodeLayers.Count + parts.Terms.Count + parts.Descents(network).Count);
    }

    private static void MakeScore(AnomalyScore score)
    {
        var network = Network(new DenseArchitecture());
        var rows = FitParts.Rows(Sample.Rows(5, network.Encoder[0].InputShape.Size));
        Assert.NotNull(LearnedParts.Learn(new AutoencoderEstimator.Options { AnomalyScore = score }, network, rows, new FitSeed(1)).Score);
    }

    private static void MakeOptimizer(Optimizer optimizer)
    {
        using var weight = new Parameter(zeros(1), requires_grad: true);
        using var bias = new Parameter(zeros(1), requires_grad: true);
        Optimizers.Create(optimizer, [weight], [bias], 0).Dispose();
    }

    private static AutoencoderNetwork Network(Architecture architecture)
    {
        const int Size = 36;
        using var generator = new Generator(1);
        return NetworkBuilder.Build(architecture.SettledFor(Size, constraint: null), Size, Activation.Identity, generator, CPU);
    }
}
