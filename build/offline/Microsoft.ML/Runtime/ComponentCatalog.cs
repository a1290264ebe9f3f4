using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>Takes what is registered and makes nothing of it: the substitute finds its own components by name.</summary>
public sealed class ComponentCatalog
{
    internal ComponentCatalog() { }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true) => Check.Value(assembly, nameof(assembly));
}
