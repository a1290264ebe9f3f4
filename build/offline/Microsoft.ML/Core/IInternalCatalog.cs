using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A catalog's environment: what it makes is bound to it. Internal, as in the real packages.</summary>
internal interface IInternalCatalog
{
    IHostEnvironment Environment { get; }
}
