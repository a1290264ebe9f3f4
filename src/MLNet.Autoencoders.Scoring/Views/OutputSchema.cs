using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Views;

/// <summary>The input's columns, all at their places, and the autoencoder's columns behind them.</summary>
internal sealed class OutputSchema
{
    public OutputSchema(DataViewSchema input, AutoencoderDescription description)
    {
        Input = input;
        InputColumn = Autoencoders.InputColumn.Find(input, description.InputColumnName, description.InputSize);
        Columns = description.OutputColumns;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns((IEnumerable<DataViewSchema.Column>)input);
        // [1, size] is the type that ML.NET's ONNX scoring gives such a tensor: a saved and loaded model must agree.
        foreach (var column in Columns)
            builder.AddColumn(column.Name, new VectorDataViewType(NumberDataViewType.Single, 1, column.Size));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    /// <summary>The column that is encoded, in <see cref="Input"/>.</summary>
    public DataViewSchema.Column InputColumn { get; }

    /// <summary>The columns that are added.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; }

    /// <summary>Which of <see cref="Columns"/> this column of <see cref="Schema"/> is; null for one of the input's.</summary>
    public int? Added(DataViewSchema.Column column) => column.Index >= Input.Count ? column.Index - Input.Count : null;

    /// <summary>The columns of <see cref="Input"/> among these columns of <see cref="Schema"/>.</summary>
    public List<DataViewSchema.Column> FromInput(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Where(c => Added(c) is null).Select(c => Input[c.Index])];

    /// <summary>Which of <see cref="Columns"/> are among these columns of <see cref="Schema"/>.</summary>
    public int[] FromAutoencoder(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Select(Added).OfType<int>().Distinct().Order()];
}
