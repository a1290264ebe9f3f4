namespace Microsoft.ML.Data;

/// <summary>A column's values in memory.</summary>
internal interface ICachedColumn
{
    /// <summary>Keeps the value of the row on which the cursor stands.</summary>
    void Add();

    Delegate MakeGetter(Func<int> row);
}
