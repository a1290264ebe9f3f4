namespace Microsoft.ML.Data;

internal static class RowGetters
{
    private delegate Delegate GetDelegate(DataViewRow row, DataViewSchema.Column column);

    private delegate Delegate ForwardDelegate(Func<Delegate> current);

    /// <summary>A row's getter for a column whose type is known at run time only.</summary>
    public static Delegate Get(DataViewRow row, DataViewSchema.Column column)
        => (Delegate)GenericCall.Invoke((GetDelegate)Typed<int>, column.Type.RawType, row, column);

    /// <summary>A getter that calls another one, chosen at each call.</summary>
    public static Delegate Forward(DataViewType type, Func<Delegate> current)
        => (Delegate)GenericCall.Invoke((ForwardDelegate)Forwarding<int>, type.RawType, current);

    private static ValueGetter<T> Typed<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);

    private static ValueGetter<T> Forwarding<T>(Func<Delegate> current) => (ref T value) => ((ValueGetter<T>)current())(ref value);
}
