namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>How the service loads its zips.</summary>
internal enum Loading
{
    /// <summary>As the example does.</summary>
    Batched,

    /// <summary>By <c>ml.Model.Load</c>, with the settings of the example's service.</summary>
    Plain,

    /// <summary>By <c>ml.Model.Load</c>, with ML.NET's default settings.</summary>
    PlainByDefault,
}
