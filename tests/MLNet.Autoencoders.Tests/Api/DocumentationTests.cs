using System.Reflection;
using System.Xml.Linq;

namespace MLNet.Autoencoders.Tests.Api;

/// <summary>Every public type and member is explained in the file that IDEs read.</summary>
public class DocumentationTests
{
    [Theory]
    [InlineData(typeof(AutoencoderEstimator))]
    [InlineData(typeof(AutoencoderTransformer))]
    [InlineData(typeof(AutoencoderReport))]
    public void Every_public_type_and_member_is_documented(Type anyOfThePackage)
    {
        var assembly = anyOfThePackage.Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value);
        var missing = PublicSurface.Types(assembly)
            .SelectMany(t => PublicSurface.Members(t).Prepend(t))
            .Where(m => !IsExplained(m, documented))
            .Select(DocumentationId.Of)
            .ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(typeof(AutoencoderEstimator))]
    [InlineData(typeof(AutoencoderTransformer))]
    [InlineData(typeof(AutoencoderReport))]
    public void Every_parameter_and_result_of_a_method_is_documented(Type anyOfThePackage)
    {
        var assembly = anyOfThePackage.Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value);
        var missing = new List<string>();
        int methods = 0;
        foreach (var method in PublicSurface.Types(assembly).SelectMany(PublicSurface.Members).OfType<MethodInfo>())
        {
            if (!documented.TryGetValue(DocumentationId.Of(method), out var text) || text.Element("inheritdoc") is not null)
                continue;
            methods++;
            var named = text.Elements("param").Select(p => p.Attribute("name")!.Value).ToHashSet();
            missing.AddRange(method.GetParameters().Where(p => !named.Contains(p.Name!)).Select(p => $"{DocumentationId.Of(method)}: {p.Name}"));
            if (method.ReturnType != typeof(void) && text.Element("returns") is null)
                missing.Add($"{DocumentationId.Of(method)}: returns");
        }
        Assert.NotEqual(0, methods);
        Assert.Empty(missing);
    }

    private static bool IsExplained(MemberInfo member, Dictionary<string, XElement> documented)
    {
        if (documented.TryGetValue(DocumentationId.Of(member), out var text))
            return text.Element("summary") is { Value.Length: > 0 } || text.Element("inheritdoc") is not null;
        // A record's parameters are explained at the record; a constructor that nobody wrote needs no words.
        return member switch
        {
            PropertyInfo property => documented.TryGetValue(DocumentationId.Of(property.DeclaringType!), out var record)
                && record.Elements("param").Any(p => p.Attribute("name")?.Value == property.Name && p.Value.Length > 0),
            ConstructorInfo constructor => constructor.GetParameters().Length == 0
                || documented[DocumentationId.Of(constructor.DeclaringType!)].Elements("param").Count() == constructor.GetParameters().Length,
            _ => false,
        };
    }
}
