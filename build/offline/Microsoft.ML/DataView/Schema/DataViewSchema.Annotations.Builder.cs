using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        public sealed class Builder
        {
            private readonly List<DetachedColumn> _columns = [];
            private readonly List<Delegate> _getters = [];

            public Builder() { }

            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                Check.Value(selector, nameof(selector));
                if (annotations is null) return;
                foreach (var column in annotations.Schema)
                    if (selector(column.Name)) AddGetter(column.Name, column.Type, annotations._getters[column.Index], column.Annotations);
            }

            public void Add(string name, DataViewType type, Delegate getter, Annotations annotations = null)
            {
                Check.Value(type, nameof(type));
                Check.Param(getter?.GetType() == typeof(ValueGetter<>).MakeGenericType(type.RawType), nameof(getter), $"The getter must be a ValueGetter of {type.RawType}.");
                AddGetter(name, type, getter, annotations);
            }

            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations annotations = null)
            {
                Check.Value(type, nameof(type));
                Check.Value(getter, nameof(getter));
                Check.Param(type.RawType == typeof(TValue), nameof(type), $"The type's raw type is {type.RawType}, the getter gives {typeof(TValue)}.");
                AddGetter(name, type, getter, annotations);
            }

            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations annotations = null)
                => Add(name, type, (ref TValue destination) => destination = value, annotations);

            public Annotations ToAnnotations() => new(new DataViewSchema(_columns), [.. _getters]);

            private void AddGetter(string name, DataViewType type, Delegate getter, Annotations annotations)
            {
                _columns.Add(new DetachedColumn(name, type, annotations));
                _getters.Add(getter);
            }
        }
    }
}
