// Codes and anomaly scores over HTTP, from model zips, which may be replaced while it runs.
//
//   Service --Codes MODEL.zip --Anomalies DETECTOR.zip [--Urls http://127.0.0.1:5000]
using Service;

WebApplication app;
try
{
    app = ServiceApplication.Build(args);
}
catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
await app.RunAsync();
return 0;
