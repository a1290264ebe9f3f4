using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

/// <summary>Passes messages of the context on to the log of the application.</summary>
internal sealed class MLContextLogging(ILogger<MLContext> logger) : IPostConfigureOptions<MLOptions>
{
    public void PostConfigure(string name, MLOptions options) => options.MLContext.Log += (_, e) => logger.LogTrace("{Message}", e.Message);
}
