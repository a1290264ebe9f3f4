using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tool.Data;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>A column of a scored table, as one field or, for a vector, one for each of its values.</summary>
internal sealed class ScoredColumn
{
    private readonly DataViewSchema.Column _column;

    /// <param name="column">The column.</param>
    /// <param name="featureNames">The names of the features, for a column that has a value for each of them; null if they have no names.</param>
    public ScoredColumn(DataViewSchema.Column column, IReadOnlyList<string>? featureNames)
    {
        _column = column;
        Headers = column.Type is VectorDataViewType { Size: > 1 } vector
            ? [.. Enumerable.Range(0, vector.Size).Zip(Names(column, vector.Size, featureNames), (slot, name) => Header(column.Name, slot, name))]
            : [column.Name];
    }

    public IReadOnlyList<string> Headers { get; }

    public DataViewSchema.Column Column => _column;

    /// <summary>Makes what writes the fields of the row on which the cursor stands.</summary>
    public Action<FieldWriter> Writer(DataViewRow row)
    {
        if (_column.Type is VectorDataViewType)
        {
            var read = row.GetGetter<VBuffer<float>>(_column);
            VBuffer<float> values = default;
            return output =>
            {
                read(ref values);
                foreach (float value in values.DenseValues())
                    output.Write(value);
            };
        }
        if (_column.Type is BooleanDataViewType)
        {
            var read = row.GetGetter<bool>(_column);
            return output =>
            {
                bool value = false;
                read(ref value);
                output.Write(value ? "true" : "false");
            };
        }
        if (_column.Type is TextDataViewType)
        {
            var read = row.GetGetter<ReadOnlyMemory<char>>(_column);
            return output =>
            {
                ReadOnlyMemory<char> value = default;
                read(ref value);
                output.Write(value.ToString());
            };
        }
        var readNumber = row.GetGetter<float>(_column);
        return output =>
        {
            float value = 0;
            readNumber(ref value);
            output.Write(value);
        };
    }

    /// <summary>The names of a vector's values; empty without one.</summary>
    private static IEnumerable<string> Names(DataViewSchema.Column column, int size, IReadOnlyList<string>? featureNames)
    {
        if (column.HasSlotNames())
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetSlotNames(ref names);
            return names.DenseValues().Select(name => name.ToString());
        }
        return size == featureNames?.Count ? featureNames : Enumerable.Repeat("", size);
    }

    private static string Header(string column, int slot, string feature) =>
        feature.Length > 0 ? $"{column}.{feature}" : string.Create(CultureInfo.InvariantCulture, $"{column}{slot}");
}
