namespace Microsoft.ML.Data;

/// <summary>How a transformer makes its columns, bound to one input schema.</summary>
internal interface IRowMapper
{
    DataViewSchema.DetachedColumn[] OutputColumns { get; }

    /// <summary>Whether a cursor over the view spreads its rows over threads.</summary>
    bool UsesThreads => false;

    /// <summary>Which input columns (by index) the active outputs (by place) need.</summary>
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>A ValueGetter for each active output, null for the others; dispose is null if there is nothing to dispose.</summary>
    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action dispose);
}
