namespace Microsoft.ML.Data;

public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private readonly Options _options;
    private readonly TextColumn[] _columns;
    private readonly DataViewSchema _schema;

    /// <param name="options">What to read.</param>
    /// <param name="sample">Whose header names the slots of vectors; null for no names.</param>
    internal TextLoader(Options options, IMultiStreamSource sample)
    {
        _options = Check.Value(options, nameof(options));
        Check.Param(options.Columns is { Length: > 0 }, nameof(options), "The text loader needs columns.");
        if (options.AllowSparse) throw new NotSupportedException("The substitute of Microsoft.ML reads no sparse text: AllowSparse must be false.");
        if (options.HeaderFile is not null || options.ReadMultilines)
            throw new NotSupportedException("The substitute of Microsoft.ML knows neither HeaderFile nor ReadMultilines.");
        _columns = [.. options.Columns.Select(c => new TextColumn(c, options))];
        var builder = new DataViewSchema.Builder();
        var header = Header(sample);
        foreach (var column in _columns) builder.AddColumn(column.Name, column.Type, column.SlotNames(header));
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

    private TextLine Header(IMultiStreamSource sample)
    {
        if (!_options.HasHeader || sample is null or { Count: 0 }) return null;
        using var reader = sample.OpenTextReader(0);
        if (reader.ReadLine() is not { } line) return null;
        var header = new TextLine(_options);
        header.Set(line);
        return header;
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("The substitute of Microsoft.ML saves no loaders.");
}
