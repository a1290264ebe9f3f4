using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Views;

/// <summary>The input's columns, and the autoencoder's columns behind them, or right behind the column that they replace.</summary>
/// <remarks>It is the order that ML.NET's own transformers keep: a saved and loaded model must agree.</remarks>
internal sealed class OutputSchema
{
    /// <summary>Of each column its place in <see cref="Input"/>, or the complement of its place in <see cref="Columns"/>.</summary>
    private readonly List<int> _places;

    public OutputSchema(DataViewSchema input, AutoencoderDescription description)
    {
        Input = input;
        InputColumn = Autoencoders.InputColumn.Find(input, description.InputColumnName, description.InputSize);
        Columns = description.OutputColumns;
        _places = [.. Enumerable.Range(0, input.Count)];
        for (int added = 0; added < Columns.Count; added++)
        {
            int replaced = _places.FindLastIndex(place => NameAt(place) == Columns[added].Name);
            _places.Insert(replaced < 0 ? _places.Count : replaced + 1, ~added);
        }
        var builder = new DataViewSchema.Builder();
        foreach (int place in _places)
        {
            if (place >= 0)
                builder.AddColumn(input[place].Name, input[place].Type, input[place].Annotations);
            else
                // [1, size] is the type that ML.NET's ONNX scoring gives such a tensor.
                builder.AddColumn(NameAt(place), new VectorDataViewType(NumberDataViewType.Single, 1, Columns[~place].Size));
        }
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    /// <summary>The column that is encoded, in <see cref="Input"/>.</summary>
    public DataViewSchema.Column InputColumn { get; }

    /// <summary>The columns that are added.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; }

    /// <summary>Which of <see cref="Columns"/> this column of <see cref="Schema"/> is; null for one of the input's.</summary>
    public int? Added(DataViewSchema.Column column) => _places[column.Index] is var place and < 0 ? ~place : null;

    /// <summary>The column of <see cref="Input"/> that this column of <see cref="Schema"/>, which is not an added one, stands for.</summary>
    public DataViewSchema.Column Source(DataViewSchema.Column column) => Input[_places[column.Index]];

    /// <summary>The columns of <see cref="Input"/> among these columns of <see cref="Schema"/>, each once.</summary>
    public List<DataViewSchema.Column> FromInput(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Where(c => Added(c) is null).Select(Source).DistinctBy(c => c.Index)];

    /// <summary>Which of <see cref="Columns"/> are among these columns of <see cref="Schema"/>.</summary>
    public int[] FromAutoencoder(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Select(Added).OfType<int>().Distinct().Order()];

    private string NameAt(int place) => place >= 0 ? Input[place].Name : Columns[~place].Name;
}
