using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class DataLoaderExtensions
{
    public static IDataView Load(this IDataLoader<IMultiStreamSource> loader, params string[] path)
        => Check.Value(loader, nameof(loader)).Load(new MultiFileSource(path));
}
