using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>The row of the source with the autoencoder's columns added. It is scored once per position, however many columns are read.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly OutputSchema _schema;
    private readonly ActiveOutputs _outputs;
    private readonly DataViewRow _source;
    private readonly ScoringBuffer? _buffer;
    private readonly ValueGetter<VBuffer<float>>? _readInput;
    private VBuffer<float> _input;
    private long _scored = -1;

    public MappedRow(OutputSchema schema, ActiveOutputs outputs, DataViewRow source)
    {
        _schema = schema;
        _outputs = outputs;
        _source = source;
        if (outputs.Request is null)
            return;
        _buffer = new ScoringBuffer(outputs.Request, rows: 1);
        _readInput = source.GetGetter<VBuffer<float>>(source.Schema[schema.InputColumn.Index]);
    }

    public override DataViewSchema Schema => _schema.Schema;

    public override long Position => _source.Position;

    public override long Batch => _source.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => _schema.Added(column) is { } added
        ? _outputs.Contains(added)
        : _source.IsColumnActive(_schema.Source(column));

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _schema.Added(column) is null
        ? _source.GetGetter<TValue>(_schema.Source(column))
        : _outputs.Getter<TValue>(column, Score);

    public override ValueGetter<DataViewRowId> GetIdGetter() => _source.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _buffer?.Dispose();
            _source.Dispose();
        }
        base.Dispose(disposing);
    }

    private ReadOnlySpan<float> Score(int output)
    {
        if (_scored != _source.Position || _scored < 0)
        {
            _readInput!(ref _input);
            RowInput.Copy(in _input, _buffer!.Input(0, 0), _schema.InputColumn.Name, _source.Position);
            _buffer.Run(1);
            _scored = _source.Position;
        }
        return _buffer!.Output(output, 0);
    }
}
