namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>What is known of a column besides its type: names of its slots, values of its keys.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        public static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        public DataViewSchema Schema { get; }

        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            Check.Param(column.Index < _getters.Length && Schema[column.Index].Name == column.Name, nameof(column), "Not a column of these annotations.");
            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw Errors.WrongGetterType(typeof(TValue), column.Type.RawType);
        }

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind) ?? throw new InvalidOperationException($"Invalid call to get the annotation '{kind}': there is none of that name.");
            GetGetter<TValue>(column)(ref value);
        }

        internal Delegate RawGetter(int index) => _getters[index];

        public override string ToString() => "{" + string.Join(", ", Schema.Select(c => c.Name)) + "}";
    }
}
