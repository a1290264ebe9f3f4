namespace MLNet.Autoencoders.Examination;

/// <summary>Rows as they were read, and their labels as text, null where there is none.</summary>
internal sealed record LabelledRows(IReadOnlyList<float[]> Rows, IReadOnlyList<string?> Labels);
