namespace Microsoft.ML.Data;

/// <summary>What the label's keys stand for, as far as is known: a schema of one column with its annotations.</summary>
internal sealed class MulticlassLabels
{
    private readonly DataViewSchema _schema;

    private MulticlassLabels(DataViewSchema schema) => _schema = schema;

    public static MulticlassLabels Of(DataViewSchema.Column label)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(label.Annotations, kind => kind == AnnotationKinds.KeyValues);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(label.Name, label.Type, annotations.ToAnnotations());
        return new MulticlassLabels(builder.ToSchema());
    }

    public DataViewSchema.DetachedColumn PredictedLabel(string name) => new(name, _schema[0].Type, _schema[0].Annotations);

    /// <summary>The scores' column: its slots are named by the labels, if they are text.</summary>
    public DataViewSchema.DetachedColumn Score(string name, int classes)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (_schema[0].HasKeyValues(TextDataViewType.Instance))
        {
            var kind = _schema[0].Annotations.Schema[AnnotationKinds.KeyValues];
            annotations.Add(AnnotationKinds.SlotNames, kind.Type, _schema[0].Annotations.GetGetter<VBuffer<ReadOnlyMemory<char>>>(kind));
        }
        return new(name, new VectorDataViewType(NumberDataViewType.Single, classes), annotations.ToAnnotations());
    }

    public void Save(BinaryWriter writer)
    {
        byte[] bytes = SchemaCodec.Write(_schema);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static MulticlassLabels Load(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        if (length < 0 || length > reader.BaseStream.Length) throw Errors.Decode("the labels are longer than the file.");
        var schema = SchemaCodec.Read(reader.ReadBytes(length));
        return schema.Count == 1 ? new MulticlassLabels(schema) : throw Errors.Decode("the labels are not one column.");
    }
}
