using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Substitutes;

/// <summary>What Microsoft.ML does, and its substitute has to do too: names of a vector's slots.</summary>
public sealed class SlotNameTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void A_header_names_the_slots_of_vectors_and_concatenation_keeps_names()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["data.csv"], "a,b,c,d\n1,2,3,4\n");
        TextLoader.Column[] columns =
        [
            new("Pair", DataKind.Single, 0, 1),
            new("C", DataKind.Single, 2),
            new("D", DataKind.Single, 3),
        ];
        var view = _ml.Data.LoadFromTextFile(folder["data.csv"], columns, separatorChar: ',', hasHeader: true);
        Assert.Equal(["a", "b"], Names(view.Schema["Pair"]));
        Assert.Equal(["C", "D"], Names(Concatenated(view, "C", "D").Schema["All"]));
        Assert.Equal(["D", "Pair.a", "Pair.b"], Names(Concatenated(view, "D", "Pair").Schema["All"]));
        Assert.Equal(["a", "b"], Names(Concatenated(view, "Pair").Schema["All"]));
        var unnamed = _ml.Data.LoadFromTextFile(folder["data.csv"], columns, separatorChar: ',');
        Assert.False(unnamed.Schema["Pair"].HasSlotNames());
        Assert.Equal(["", "", "C"], Names(Concatenated(unnamed, "Pair", "C").Schema["All"]));
    }

    private IDataView Concatenated(IDataView view, params string[] columns) => _ml.Transforms.Concatenate("All", columns).Fit(view).Transform(view);

    private static string[] Names(DataViewSchema.Column column)
    {
        Assert.True(column.HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }
}
