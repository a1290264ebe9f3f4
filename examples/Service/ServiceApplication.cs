using System.Text.Json;
using Microsoft.Extensions.ML;
using Microsoft.ML;
using Microsoft.ML.Transforms.Onnx;
using Service.Models;
using Service.Requests;

namespace Service;

/// <summary>The service: its models, and the addresses at which they answer.</summary>
public static class ServiceApplication
{
    /// <summary>Loads the models and maps the addresses. Nothing listens yet.</summary>
    /// <param name="args">The command line, which overrides appsettings.json.</param>
    /// <param name="loadCodes">How the model for codes is loaded. Default: <see cref="CodesModel.Load"/>.</param>
    /// <param name="loadAnomalies">How the detector is loaded. Default: <see cref="AnomaliesModel.Load"/>.</param>
    public static WebApplication Build(
        string[] args,
        Func<MLContext, string, ServedModel<CodesPrediction>>? loadCodes = null,
        Func<MLContext, string, ServedModel<AnomalyPrediction>>? loadAnomalies = null)
    {
        // appsettings.json lies beside the program, wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = builder.Configuration.Get<ServiceSettings>() ?? new ServiceSettings();
        settings.Validate();
        builder.Services.AddSingleton(settings);
        // Bodies that are too large get an answer that says so (RowsBody), where Kestrel would say nothing.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        AddModel(builder.Services, settings.Codes, loadCodes ?? CodesModel.Load);
        AddModel(builder.Services, settings.Anomalies, loadAnomalies ?? AnomaliesModel.Load);
        // Requests beside each other keep the processors busy; each is scored by the thread that answers it.
        builder.Services.Configure<MLOptions>(options => options.MLContext.SetOnnxSessionOption(new OnnxSessionOptions { IntraOpNumThreads = 1 }));

        var app = builder.Build();
        MapRows<CodesPrediction>(app, "/codes", settings.Codes, CodesPrediction.Write);
        MapRows<AnomalyPrediction>(app, "/anomalies", settings.Anomalies, AnomalyPrediction.Write);
        app.MapGet("/health", new HealthEndpoint(
            app.Services.GetService<ModelFile<CodesPrediction>>(), app.Services.GetService<ModelFile<AnomalyPrediction>>()).Answer);
        return app;
    }

    private static void AddModel<TPrediction>(IServiceCollection services, string? path, Func<MLContext, string, ServedModel<TPrediction>> load)
        where TPrediction : class, new()
    {
        if (string.IsNullOrEmpty(path))
            return;
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ModelFile<TPrediction>>(provider, path, load));
        services.AddSingleton<Scorer<TPrediction>>();
        services.AddPredictionEnginePool<FeatureRow, TPrediction>();
        services.AddOptions<PredictionEnginePoolOptions<FeatureRow, TPrediction>>()
            .Configure<ModelFile<TPrediction>>((options, file) => options.ModelLoader = file);
    }

    private static void MapRows<TPrediction>(WebApplication app, string address, string? path, Action<Utf8JsonWriter, IReadOnlyList<TPrediction>> write)
        where TPrediction : class, new()
    {
        app.MapPost(address, string.IsNullOrEmpty(path)
            ? http => Answers.Error(http, StatusCodes.Status404NotFound, $"This service was started without a model for {address}.")
            : new RowsEndpoint<TPrediction>(app.Services.GetRequiredService<Scorer<TPrediction>>(), app.Services.GetRequiredService<ServiceSettings>(), write).Answer);
    }
}
