using System.Collections;
using System.Reflection;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>
/// The parts that options are made of, found by their types: an axis is an abstract type that a property of the options, or of
/// one of their parts, has; its kinds are what is derived from it.
/// </summary>
internal static class OptionsKinds
{
    /// <summary>The axes, each with the properties that lead to it from the options.</summary>
    public static IReadOnlyDictionary<Type, PropertyInfo[]> Axes { get; } = Find();

    /// <summary>Each axis with each of its kinds.</summary>
    public static IEnumerable<(Type Axis, Type Kind)> All => Axes.Keys.SelectMany(axis => KindsOf(axis).Select(kind => (axis, kind)));

    /// <summary>Options that have a part in its place.</summary>
    public static AutoencoderEstimator.Options With(object part)
    {
        var options = new AutoencoderEstimator.Options();
        object owner = options;
        var path = Axes.Single(a => a.Key.IsInstanceOfType(part)).Value;
        // The records on the way are this object's own.
        foreach (var property in path[..^1])
            owner = property.GetValue(owner)!;
        path[^1].SetValue(owner, part);
        return options;
    }

    /// <summary>The name of a part's place, as messages tell it.</summary>
    public static string PlaceOf(object part) => string.Join('.', Axes.Single(a => a.Key.IsInstanceOfType(part)).Value.Select(p => p.Name));

    /// <summary>Options and the parts that they have, but for those of phases.</summary>
    public static IEnumerable<object> PartsOf(object owner) =>
        Enumerable.Repeat(owner, 1).Concat(owner.GetType().GetProperties()
            .Where(p => IsPart(p.PropertyType) && !IsPhase(p))
            .Select(p => p.GetValue(owner)).OfType<object>().SelectMany(PartsOf));

    /// <summary>The values of the properties of the options and of their parts that are enums.</summary>
    public static IEnumerable<(Type Part, string Property, object? Value)> EnumsOf(AutoencoderEstimator.Options options) =>
        PartsOf(options).SelectMany(part => EnumProperties(part.GetType()).Select(p => (part.GetType(), p.Name, p.GetValue(part))));

    /// <summary>All values that such properties may have.</summary>
    public static IEnumerable<(Type Part, string Property, object? Value)> AllEnums() =>
        All.Select(k => k.Kind).Append(typeof(AutoencoderEstimator.Options)).SelectMany(part => EnumProperties(part).SelectMany(p =>
        {
            var type = Nullable.GetUnderlyingType(p.PropertyType);
            var values = Enum.GetValues(type ?? p.PropertyType).Cast<object?>();
            return (type is null ? values : values.Append(null)).Select(v => (part, p.Name, v));
        }));

    /// <summary>A kind's instance of which every property has another value than its default.</summary>
    public static object Changed(Type kind)
    {
        object part = Activator.CreateInstance(kind)!;
        foreach (var property in kind.GetProperties())
            property.SetValue(part, Other(property, property.GetValue(part)));
        return part;
    }

    private static object Other(PropertyInfo property, object? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last(v => !v.Equals(value));
        return value switch
        {
            double x => (0.7 * x) + 0.01,
            int x => x + 1,
            bool x => !x,
            null when type == typeof(int) => 5,
            null when type == typeof(double) => 0.7,
            _ when type.IsAssignableFrom(typeof(int[])) => new[] { 7, 5 },
            _ when type.IsAssignableFrom(typeof(ConvolutionalStage[])) => new[] { (ConvolutionalStage)Changed(typeof(ConvolutionalStage)) },
            _ when type.IsAssignableFrom(typeof(Corruption[])) => new[] { Corruption.Masking(0.7), Corruption.Gaussian(0.7) },
            Optimizer => new SgdOptimizer { LearningRate = 0.7 },
            CodeDistribution => new UniformDistribution { Bound = 0.7 },
            _ => throw new NotSupportedException($"Say here what else {property.DeclaringType!.Name}.{property.Name} could be."),
        };
    }

    private static Dictionary<Type, PropertyInfo[]> Find()
    {
        var found = new Dictionary<Type, PropertyInfo[]>();
        Search(typeof(AutoencoderEstimator.Options), []);
        return found;

        void Search(Type owner, PropertyInfo[] path)
        {
            foreach (var property in owner.GetProperties().Where(p => IsPart(p.PropertyType) && !IsPhase(p)))
            {
                if (property.PropertyType.IsAbstract)
                    found.Add(property.PropertyType, [.. path, property]);
                else
                    Search(property.PropertyType, [.. path, property]);
            }
        }
    }

    private static IEnumerable<Type> KindsOf(Type axis) => axis.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(axis));

    private static IEnumerable<PropertyInfo> EnumProperties(Type type) =>
        type.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).IsEnum);

    /// <summary>Phases have parts of the same axes, a second time.</summary>
    private static bool IsPhase(PropertyInfo property) => property.PropertyType == typeof(LayerwisePretraining) || (property.DeclaringType, property.Name) == (typeof(Supervision), nameof(Supervision.Plan));

    private static bool IsPart(Type type) =>
        type is { IsClass: true } && (type.Assembly == typeof(AutoencoderEstimator).Assembly || type.Assembly == typeof(AutoencoderTransformer).Assembly) && !type.IsAssignableTo(typeof(IEnumerable));
}
