using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Examination;

/// <summary>Brings codes to a plane: a code of two values as it is, a wider one by its two leading principal components.</summary>
internal static class CodePlanes
{
    private const int Dimensions = 2;

    /// <param name="rows">The rows.</param>
    /// <param name="count">The number of rows of which these are a sample.</param>
    /// <param name="seed">The seed of the randomised algorithm.</param>
    public static CodePlane Of(IReadOnlyList<ExaminedRow> rows, long count, int seed)
    {
        ExaminedRow[] finite = [.. rows.Where(r => r.Code.All(float.IsFinite))];
        int size = rows[0].Code.Length;
        bool sampled = count > rows.Count;
        if (size == 1)
            return new CodePlane([.. finite.Select(r => new CodePoint(r.Code[0], r.Error, r))], "code", "reconstruction error", sampled);
        if (size == Dimensions || finite.Length < Dimensions)
            return new CodePlane([.. finite.Select(r => new CodePoint(r.Code[0], r.Code[1], r))], "code 0", "code 1", sampled);
        var points = PrincipalComponents(finite, size, seed);
        return new CodePlane([.. finite.Zip(points, (r, p) => new CodePoint(p[0], p[1], r))], "first principal component", "second principal component", sampled);
    }

    private static IEnumerable<float[]> PrincipalComponents(IEnumerable<ExaminedRow> rows, int size, int seed)
    {
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(CodeRow));
        schema[nameof(CodeRow.Code)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var codes = ml.Data.LoadFromEnumerable(rows.Select(r => new CodeRow { Code = r.Code }), schema);
        var projected = ml.Transforms.ProjectToPrincipalComponents("Point", nameof(CodeRow.Code), rank: Dimensions, seed: seed).Fit(codes).Transform(codes);
        return projected.GetColumn<float[]>("Point");
    }

    private sealed class CodeRow
    {
        public float[] Code { get; set; } = [];
    }
}
