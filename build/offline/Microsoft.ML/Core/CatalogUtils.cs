using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal static class CatalogUtils
{
    public static IHostEnvironment GetEnvironment(this IInternalCatalog catalog)
        => Check.Value(catalog, nameof(catalog)).Environment;
}
