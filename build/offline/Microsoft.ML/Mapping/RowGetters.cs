namespace Microsoft.ML.Data;

internal static class RowGetters
{
    private delegate Delegate GetDelegate(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A row's getter for a column whose type is known at run time only.</summary>
    public static Delegate Get(DataViewRow row, DataViewSchema.Column column)
        => (Delegate)GenericCall.Invoke((GetDelegate)Typed<int>, column.Type.RawType, row, column);

    private static ValueGetter<T> Typed<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
