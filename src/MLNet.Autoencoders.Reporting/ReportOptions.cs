namespace MLNet.Autoencoders;

/// <summary>What a report shows.</summary>
public sealed record ReportOptions
{
    /// <summary>The title of the report. Default "Autoencoder".</summary>
    public string Title { get; init; } = "Autoencoder";

    /// <summary>The shape of the rows, if they are pictures. Default <see langword="null"/>: rows are shown feature by feature.</summary>
    public ImageShape? ImageShape { get; init; }

    /// <summary>
    /// The name of a column by which codes are coloured: text, a key, a <see cref="bool"/> or a number. Default <see langword="null"/>: none.
    /// </summary>
    public string? LabelColumnName { get; init; }

    /// <summary>
    /// The number of rows whose codes are drawn as points. If there are more, they are a random sample. Default 2000; at least 2 and at most
    /// 10,000. Fewer are taken of very wide rows.
    /// </summary>
    public int SampleSize { get; init; } = 2_000;

    /// <summary>The number of rows shown of each: the best, the middle and the worst reconstructed, those that excite a unit, and the generated ones. Default 6; from 1 to 50.</summary>
    public int RowCount { get; init; } = 6;

    /// <summary>The number of units whose filters, rows and inputs are shown, the first ones. Default 64; from 1 to 1,000.</summary>
    public int UnitCount { get; init; } = 64;

    /// <summary>The seed of the sample and of generated rows. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The input that excites each unit of the code most, in the order of the units: what <c>autoencoder.MaximizeActivations()</c> of the
    /// package MLNet.Autoencoders gives. Default <see langword="null"/>: not shown.
    /// </summary>
    public IReadOnlyList<float[]>? ExcitingInputs { get; init; }

    /// <summary>
    /// The time that the fit took. Models do not record it, so that the same seed gives the same bytes. Default <see langword="null"/>: not shown.
    /// </summary>
    public TimeSpan? TrainingTime { get; init; }

    internal void Validate(int inputSize, int codingSize, string parameter)
    {
        var faults = new OptionFaults();
        if (string.IsNullOrWhiteSpace(Title))
            faults.Add(nameof(Title), $"'{Title}'", "a title");
        ImageShape?.Validate(faults, nameof(ImageShape), inputSize);
        if (LabelColumnName is not null && string.IsNullOrWhiteSpace(LabelColumnName))
            faults.Add(nameof(LabelColumnName), $"'{LabelColumnName}'", "a column name");
        Within(SampleSize, 2, 10_000, nameof(SampleSize));
        Within(RowCount, 1, 50, nameof(RowCount));
        Within(UnitCount, 1, 1_000, nameof(UnitCount));
        if (ExcitingInputs is { } inputs && (inputs.Count > codingSize || inputs.Any(i => i?.Length != inputSize)))
            faults.Add(nameof(ExcitingInputs), $"{inputs.Count} rows", FormattableString.Invariant($"at most {codingSize} rows of {inputSize} values"));
        if (faults.Any)
            throw new ArgumentException($"The report has {faults}\n", parameter);

        void Within(int value, int least, int most, string name)
        {
            if (value < least || value > most)
                faults.Add(name, value, FormattableString.Invariant($"from {least} to {most}"));
        }
    }
}
