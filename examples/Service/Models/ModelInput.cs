namespace Service.Models;

/// <summary>What a model takes.</summary>
/// <param name="ColumnName">The name of its input column.</param>
/// <param name="Size">The number of values in a row.</param>
/// <param name="MayBeMissing">Whether values may be missing, because it was trained with missing values.</param>
public sealed record ModelInput(string ColumnName, int Size, bool MayBeMissing);
