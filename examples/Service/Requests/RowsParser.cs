using System.Text.Json;

namespace Service.Requests;

/// <summary>Reads <c>{"rows": [[0.5, 1, null], …]}</c> piece by piece, so that no body is ever held in memory whole. A null is a missing value.</summary>
/// <param name="maximumRows">The largest number of rows.</param>
/// <param name="size">The number of values that a row should have; a row with more is refused before it is read.</param>
internal sealed class RowsParser(int maximumRows, int size)
{
    private const string Form = "The body must be JSON of the form {\"rows\": [[0.5, 1], [0.2, 3]]}";

    private readonly List<float[]> _rows = [];
    private readonly float[] _row = new float[size];
    private int _count;
    private bool _named;
    private long _read;
    private JsonReaderState _state;

    /// <summary>Reads what is complete, and returns its length.</summary>
    /// <exception cref="BadRowsException">The body is not of that form.</exception>
    public int Read(ReadOnlySpan<byte> bytes, bool isLast)
    {
        int start = 0;
        var json = new Utf8JsonReader(bytes, isLast, _state);
        try
        {
            while (json.Read())
            {
                Take(ref json);
                if ((json.TokenType, json.CurrentDepth) != (JsonTokenType.StartArray, 2))
                    continue;
                int row = start + (int)json.BytesConsumed;
                if (ShortRow.Read(bytes[row..], _row, out int count) is > 0 and var length)
                {
                    _count = count;
                    start = row + length;
                    json = new Utf8JsonReader(bytes[start..], isLast, json.CurrentState);
                }
            }
        }
        catch (JsonException)
        {
            throw new BadRowsException($"{Form}; it is not JSON behind byte {_read + start + json.BytesConsumed}.");
        }
        _state = json.CurrentState;
        int read = start + (int)json.BytesConsumed;
        _read += read;
        return read;
    }

    /// <summary>The rows, at the end of the body.</summary>
    public IReadOnlyList<float[]> Rows => _named ? _rows : throw new BadRowsException($"{Form}; it has no \"rows\".");

    private void Take(ref Utf8JsonReader json)
    {
        switch (json.TokenType, json.CurrentDepth)
        {
            case (JsonTokenType.StartObject or JsonTokenType.EndObject, 0):
            case (JsonTokenType.StartArray or JsonTokenType.EndArray, 1):
                break;
            case (JsonTokenType.PropertyName, 1) when !_named && json.ValueTextEquals("rows"u8):
                _named = true;
                break;
            case (JsonTokenType.StartArray, 2):
                if (_rows.Count == maximumRows)
                    throw new BadRowsException($"The body has more than {maximumRows} rows, which is the most that a request may have.");
                _count = 0;
                break;
            case (JsonTokenType.Number, 3):
                Add(json.TryGetSingle(out float value) && float.IsFinite(value)
                    ? value
                    : throw new BadRowsException($"Value {_count} of row {_rows.Count} is too large for a 32-bit number."));
                break;
            case (JsonTokenType.Null, 3):
                Add(float.NaN);
                break;
            case (JsonTokenType.EndArray, 2):
                _rows.Add(_row[.._count]);
                break;
            case (_, 3):
                throw new BadRowsException($"Value {_count} of row {_rows.Count} is not a number; null stands for one that is missing.");
            case (_, 2):
                throw new BadRowsException($"{Form}; row {_rows.Count} is not an array of numbers.");
            default:
                throw new BadRowsException($"{Form}, with nothing else in it.");
        }
    }

    private void Add(float value)
    {
        if (_count == size)
            throw new BadRowsException($"Row {_rows.Count} has more than {size} values; the model takes {size}.");
        _row[_count++] = value;
    }
}
