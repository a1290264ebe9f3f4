namespace Microsoft.ML.Runtime;

/// <summary>The environment as one component sees it: with its own name and its own random numbers.</summary>
internal sealed class Host : IHost
{
    private readonly string _fullName;
    private readonly Host _parent;
    private readonly Lock _lock = new();

    /// <param name="settings">Shared by all hosts of an MLContext.</param>
    /// <param name="parent">The host where this one registered; null at the root.</param>
    /// <param name="name">Null at the root.</param>
    /// <param name="rand">The random numbers of this host.</param>
    public Host(EnvironmentSettings settings, Host parent, string name, Random rand)
    {
        Settings = settings;
        Rand = rand;
        _parent = parent;
        // As in ML.NET, a name shows every second host above: "Autoencoder" alone, registered under whatever.
        _fullName = Join(parent?._parent?._fullName, name);
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
        return new Host(Settings, this, name, new Random(own));
    }

    public IChannel Start(string name) => new Channel(Settings, ChannelName(name));
    public IPipe<TMessage> StartPipe<TMessage>(string name) => new SilentPipe<TMessage>(ChannelName(name));
    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel();
    public TException Process<TException>(TException ex) where TException : Exception => ex;

    private string ChannelName(string name) => Join(_fullName, Check.NonEmpty(name, nameof(name)));

    private static string Join(string parent, string name) => parent is null ? name : $"{parent}; {name}";
}
