namespace MLNet.Autoencoders.Tool.Data;

/// <summary>What the fields of a column are read as.</summary>
internal enum FieldKind
{
    /// <summary>Numbers; a missing one is NaN.</summary>
    Number,

    /// <summary>Text, such as the name of a category; a missing one is empty.</summary>
    Text,
}
