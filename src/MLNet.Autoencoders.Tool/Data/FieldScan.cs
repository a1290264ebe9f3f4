namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Learns in one pass over a delimited file what its columns hold.</summary>
internal sealed class FieldScan
{
    private readonly DelimitedFile _file;
    private readonly int _maximumCategories;
    private readonly bool _allowMissing;
    private readonly List<Column> _columns;

    /// <param name="file">The file.</param>
    /// <param name="columns">The columns to learn about.</param>
    /// <param name="maximumCategories">The largest number of different values in a column of text.</param>
    /// <param name="allowMissing">Whether values may be missing.</param>
    public FieldScan(DelimitedFile file, IReadOnlyList<string> columns, int maximumCategories, bool allowMissing)
    {
        _file = file;
        _allowMissing = allowMissing;
        _maximumCategories = maximumCategories;
        _columns = [.. columns.Select(c => new Column(c, file.IndexOf(c, "which was asked for")))];
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads the file: a column is of numbers if all its present values are.</summary>
    /// <exception cref="UserError">A column has no values, too many categories, a number that is not finite, or a missing value that it may not have.</exception>
    public IReadOnlyList<Field> Run(CancellationToken cancellation)
    {
        using var reader = _file.Open();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            Rows++;
            foreach (var column in _columns)
                See(column, reader[column.Index], reader.Line);
        }
        if (Rows == 0)
            throw new UserError($"{_file.Name} has no rows.");
        return [.. _columns.Select(Learned)];
    }

    private void See(Column column, string field, long line)
    {
        if (_file.IsMissing(field))
        {
            if (!_allowMissing)
                throw _file.Bad(line, $"column '{column.Name}': the value is missing; learn from such rows with --mask-missing or --kind imputation, or leave the column out with --features.");
            return;
        }
        column.HasValues = true;
        if (column.FirstText is null && !Number.IsNumber(field))
            column.FirstText = (line, field);
        else if (column.FirstText is null && !float.IsFinite(Number.Parse(field)))
            column.FirstInfinite ??= (line, field);
        // One more than allowed is enough to know of.
        if (column.Values.Count <= _maximumCategories)
            column.Values.Add(field);
    }

    private Field Learned(Column column)
    {
        if (!column.HasValues)
            throw new UserError($"{_file.Name}, column '{column.Name}': every value is missing; leave the column out with --features.");
        if (column.FirstText is not { } text)
        {
            return column.FirstInfinite is { } infinite
                ? throw _file.Bad(infinite.Line, $"column '{column.Name}': '{infinite.Field}' is not a finite number.")
                : new Field(column.Name, column.Index, FieldKind.Number, _allowMissing);
        }
        if (column.Values.Count > _maximumCategories)
        {
            throw _file.Bad(text.Line, $"column '{column.Name}': '{text.Field}' is not a number, and the column has more than {_maximumCategories} different values, too many for categories;"
                + " leave it out with --features, name what stands for a missing value with --missing, or raise --categories.");
        }
        return new Field(column.Name, column.Index, FieldKind.Text, _allowMissing);
    }

    private sealed class Column(string name, int index)
    {
        public string Name { get; } = name;

        public int Index { get; } = index;

        public bool HasValues { get; set; }

        public (long Line, string Field)? FirstText { get; set; }

        public (long Line, string Field)? FirstInfinite { get; set; }

        public HashSet<string> Values { get; } = [];
    }
}
