namespace Microsoft.ML.Data;

public abstract class PrimitiveDataViewType : DataViewType
{
    protected PrimitiveDataViewType(Type rawType) : base(rawType)
        => Check.Param(!typeof(IDisposable).IsAssignableFrom(rawType), nameof(rawType), "A PrimitiveDataViewType cannot have a disposable RawType");
}
