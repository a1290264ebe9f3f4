using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>The autoencoder's columns that somebody asked for, and a session that computes just these.</summary>
internal sealed class ActiveOutputs
{
    private readonly OutputSchema _schema;
    private readonly int[] _active;

    public ActiveOutputs(OutputSchema schema, IEnumerable<DataViewSchema.Column> columns, ScoringSessions sessions)
    {
        _schema = schema;
        _active = schema.FromAutoencoder(columns);
        if (_active.Length > 0)
            Session = sessions.Open(schema.InputColumn.Name, [.. _active.Select(i => schema.Columns[i].TensorName)]);
    }

    /// <summary>The session; null when none of the columns is active.</summary>
    public ScoringSession? Session { get; }

    public bool Contains(int added) => _active.Contains(added);

    /// <summary>A getter that copies a result out of wherever <paramref name="result"/> finds it.</summary>
    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column, OutputReader result)
    {
        int output = Array.IndexOf(_active, _schema.Added(column)!.Value);
        if (output < 0)
            throw new InvalidOperationException($"Column '{column.Name}' is not active: name it among the columns needed.");
        ValueGetter<VBuffer<float>> getter = (ref VBuffer<float> value) =>
        {
            var values = result(output);
            var editor = VBufferEditor.Create(ref value, values.Length);
            values.CopyTo(editor.Values);
            value = editor.Commit();
        };
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"Column '{column.Name}' holds {typeof(VBuffer<float>)}, not {typeof(TValue)}.");
    }
}
