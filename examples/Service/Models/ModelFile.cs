using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.ML;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Service.Models;

/// <summary>
/// The model in a file. When the file changes, the model is loaded again; until that has succeeded, the last one is used.
/// </summary>
/// <remarks>
/// The loader of <c>FromFile</c> reloads when the file is written into, but not when another file takes its name, which is how
/// <c>SaveAtomically</c> never leaves half a model behind; and after a file that cannot be loaded it reloads no more.
/// </remarks>
public sealed partial class ModelFile<TPrediction> : ModelLoader, IDisposable
    where TPrediction : class, new()
{
    private readonly string _path;
    private readonly Func<string, ServedModel<TPrediction>> _load;
    private readonly ILogger _log;
    private readonly Lock _loading = new();
    private readonly PhysicalFileProvider _folder;
    private readonly IDisposable _watching;
    private volatile SharedModel<TPrediction> _current;
    private ModelReloadToken _token = new();
    private bool _disposed;

    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="FormatException">The file holds no such model.</exception>
    public ModelFile(string path, Func<MLContext, string, ServedModel<TPrediction>> load, IOptions<MLOptions> options, ILogger<ModelFile<TPrediction>> log)
    {
        _path = Path.GetFullPath(path);
        if (!File.Exists(_path))
            throw new FileNotFoundException($"There is no model file {_path}.");
        _load = file => load(options.Value.MLContext, file);
        _log = log;
        _folder = new PhysicalFileProvider(Path.GetDirectoryName(_path)!, ExclusionFilters.None);
        lock (_loading)
        {
            // Watched before it is loaded, so that no change goes unnoticed.
            _watching = ChangeToken.OnChange(() => _folder.Watch(Name), Reload);
            try
            {
                _current = new SharedModel<TPrediction>(_load(_path));
            }
            catch
            {
                _watching.Dispose();
                _folder.Dispose();
                throw;
            }
        }
    }

    /// <summary>The file's name.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>When the model that is used was loaded.</summary>
    public DateTimeOffset Loaded { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Why the file could not be loaded when it last changed; null if it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the model takes.</summary>
    public ModelInput Input => _current.Model.Input;

    public override ITransformer GetModel() => _current.Model.Pipeline;

    public override IChangeToken GetReloadToken() => Volatile.Read(ref _token);

    /// <summary>The model, which is not disposed before its user disposes what this returns.</summary>
    internal SharedModel<TPrediction> Use()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_current is var model && model.TryUse())
                return model;
        }
    }

    public void Dispose()
    {
        lock (_loading)
        {
            if (_disposed)
                return;
            _disposed = true;
            _watching.Dispose();
            _folder.Dispose();
            _current.Dispose();
        }
    }

    private void Reload()
    {
        lock (_loading)
        {
            if (_disposed)
                return;
            var replaced = _current;
            try
            {
                _current = new SharedModel<TPrediction>(_load(_path));
            }
            // A file that is still being written, for example: its end will be another change.
            catch (Exception e)
            {
                Problem = e.Message;
                LogProblem(_log, Name, e.Message);
                return;
            }
            (Loaded, Problem) = (DateTimeOffset.UtcNow, null);
            // The pool of prediction engines asks for the model now.
            Interlocked.Exchange(ref _token, new ModelReloadToken()).OnReload();
            replaced.Dispose();
            LogLoaded(_log, Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "{File} has changed and was loaded.")]
    private static partial void LogLoaded(ILogger logger, string file);

    [LoggerMessage(LogLevel.Warning, "{File} has changed and could not be loaded; the last model is used. {Problem}")]
    private static partial void LogProblem(ILogger logger, string file, string problem);
}
