using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>The requested columns of the autoencoder, and the request to the session that computes them.</summary>
internal sealed class ActiveOutputs
{
    private readonly OutputSchema _schema;
    private readonly int[] _active;

    public ActiveOutputs(OutputSchema schema, IEnumerable<DataViewSchema.Column> columns, ScoringSessions sessions)
    {
        _schema = schema;
        _active = schema.FromAutoencoder(columns);
        if (_active.Length > 0)
            Request = sessions.Open([schema.InputColumn.Name], [.. _active.Select(i => schema.Columns[i].TensorName)]);
    }

    /// <summary>The request; null when none of the columns is active.</summary>
    public ScoringRequest? Request { get; }

    public bool Contains(int added) => _active.Contains(added);

    /// <summary>A getter that copies a result from where <paramref name="result"/> finds it.</summary>
    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column, OutputReader result)
    {
        int output = Array.IndexOf(_active, _schema.Added(column)!.Value);
        if (output < 0)
            throw Getters.Inactive(column);
        ValueGetter<VBuffer<float>> getter = (ref VBuffer<float> value) =>
        {
            var values = result(output);
            var editor = VBufferEditor.Create(ref value, values.Length);
            values.CopyTo(editor.Values);
            value = editor.Commit();
        };
        return Getters.As<TValue>(getter, column);
    }
}
