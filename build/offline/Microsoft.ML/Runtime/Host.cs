namespace Microsoft.ML.Runtime;

/// <summary>The environment as one component sees it: with its own name and its own random numbers.</summary>
internal sealed class Host : IHost
{
    private readonly string _fullName;
    private readonly Lock _lock = new();

    /// <param name="settings">Shared by all hosts of an MLContext.</param>
    /// <param name="fullName">Names of the hosts above and this one; null at the root.</param>
    /// <param name="rand">The random numbers of this host.</param>
    public Host(EnvironmentSettings settings, string fullName, Random rand)
    {
        Settings = settings;
        _fullName = fullName;
        Rand = rand;
    }

    public EnvironmentSettings Settings { get; }
    public Random Rand { get; }
    public ComponentCatalog ComponentCatalog => Settings.ComponentCatalog;
    public string ContextDescription => _fullName ?? "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Check.NonEmpty(name, nameof(name));
        int own;
        // Without a seed, children draw theirs in the order in which they register.
        lock (_lock) own = seed ?? Rand.Next();
        return new Host(Settings, _fullName is null ? name : $"{_fullName}:{name}", new Random(own));
    }

    public IChannel Start(string name) => new Channel(Settings, ChannelName(name));
    public IPipe<TMessage> StartPipe<TMessage>(string name) => new SilentPipe<TMessage>(ChannelName(name));
    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel();
    public TException Process<TException>(TException ex) where TException : Exception => ex;

    private string ChannelName(string name)
    {
        Check.NonEmpty(name, nameof(name));
        return _fullName is null ? name : $"{_fullName}; {name}";
    }
}
