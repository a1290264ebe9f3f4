namespace MLNet.Autoencoders;

/// <summary>A row, and what the autoencoder makes of it.</summary>
/// <param name="Index">The place of the row in the data, counted from 0.</param>
/// <param name="Values">Its values.</param>
/// <param name="Reconstruction">Its reconstruction, in the units of the input.</param>
/// <param name="Code">Its code.</param>
/// <param name="Error">Its reconstruction error.</param>
/// <param name="Score">Its anomaly score; <see langword="null"/> if the autoencoder gives none.</param>
/// <param name="Label">Its label as text; <see langword="null"/> if no label column was named or the label is missing.</param>
public sealed record ExaminedRow(long Index, float[] Values, float[] Reconstruction, float[] Code, float Error, float? Score, string? Label);
