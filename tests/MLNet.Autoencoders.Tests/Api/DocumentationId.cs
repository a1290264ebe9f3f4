using System.Reflection;

namespace MLNet.Autoencoders.Tests.Api;

/// <summary>The name of a member in an XML documentation file.</summary>
internal static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + Name(type),
        FieldInfo field => $"F:{Name(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{Name(property.DeclaringType!)}.{property.Name}",
        EventInfo e => $"E:{Name(e.DeclaringType!)}.{e.Name}",
        ConstructorInfo constructor => $"M:{Name(constructor.DeclaringType!)}.#ctor{Parameters(constructor)}",
        MethodInfo method => $"M:{Name(method.DeclaringType!)}.{method.Name}{Parameters(method)}",
        _ => throw new ArgumentException(member.ToString(), nameof(member)),
    };

    private static string Parameters(MethodBase method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(p => Name(p.ParameterType)))})" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsConstructedGenericType)
            return $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
        return type.FullName!.Replace('+', '.');
    }
}
