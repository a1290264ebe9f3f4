namespace Microsoft.ML.Data;

public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private readonly Options _options;
    private readonly TextColumn[] _columns;
    private readonly DataViewSchema _schema;

    internal TextLoader(Options options)
    {
        _options = Check.Value(options, nameof(options));
        Check.Param(options.Columns is { Length: > 0 }, nameof(options), "The text loader needs columns.");
        if (options.AllowSparse) throw new NotSupportedException("The substitute of Microsoft.ML reads no sparse text: AllowSparse must be false.");
        if (options.HeaderFile is not null || options.ReadMultilines)
            throw new NotSupportedException("The substitute of Microsoft.ML knows neither HeaderFile nor ReadMultilines.");
        _columns = [.. options.Columns.Select(c => new TextColumn(c, options))];
        var builder = new DataViewSchema.Builder();
        foreach (var column in _columns) builder.AddColumn(column.Name, column.Type);
        _schema = builder.ToSchema();
    }

    /// <summary>The columns that a class's LoadColumn attributes ask for.</summary>
    internal static Options OptionsFor<TInput>(Options options)
    {
        options.Columns = [.. SchemaDefinition.Create(typeof(TInput)).Select(TextColumn.SpecificationOf).Where(c => c is not null)];
        Check.State(options.Columns.Length > 0, $"Type '{typeof(TInput)}' has no member with a {nameof(LoadColumnAttribute)}.");
        return options;
    }

    public DataViewSchema GetOutputSchema() => _schema;

    public IDataView Load(IMultiStreamSource source) => new TextView(Check.Value(source, nameof(source)), _options, _columns, _schema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("The substitute of Microsoft.ML saves no loaders.");
}
