namespace Microsoft.ML.Data;

/// <summary>A column's values for the rows in a shuffling pool.</summary>
internal interface IPooledColumn
{
    void Fetch(int slot);
    void Swap(int first, int second);
    Delegate MakeGetter(Func<int> slot);
}
