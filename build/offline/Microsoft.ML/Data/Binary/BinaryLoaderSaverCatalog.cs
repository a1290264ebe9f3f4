using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class BinaryLoaderSaverCatalog
{
    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, string path)
        => BinaryFile.Open(Check.NonEmpty(path, nameof(path)));

    public static void SaveAsBinary(this DataOperationsCatalog catalog, IDataView data, Stream stream, bool keepHidden = false)
        => BinaryFile.Save(Check.Value(data, nameof(data)), Check.Value(stream, nameof(stream)), keepHidden);
}
